DROP TABLE medical_request;
DROP TABLE unit_offer_matter;
DROP TABLE unit_offer;
