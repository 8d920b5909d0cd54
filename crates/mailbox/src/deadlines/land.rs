// SPDX-License-Identifier: EUPL-1.2
//! Public holidays of the Länder.

use holiday_de::GermanRegion;
use jiff::civil::Date;

/// Whose public holidays count, by the code of ISO 3166-2:DE. The computation is crate `holiday_de`'s; days that hold in some communities
/// only are there what most of the Land has, and the configuration can add days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub enum Land {
    /// Only the nine days that are holidays in every Land.
    #[default]
    #[serde(rename = "DE")]
    All,
    /// Baden-Württemberg.
    BW,
    /// Bayern, with Mariä Himmelfahrt.
    BY,
    /// Berlin.
    BE,
    /// Brandenburg.
    BB,
    /// Bremen.
    HB,
    /// Hamburg.
    HH,
    /// Hessen.
    HE,
    /// Mecklenburg-Vorpommern.
    MV,
    /// Niedersachsen.
    NI,
    /// Nordrhein-Westfalen.
    NW,
    /// Rheinland-Pfalz.
    RP,
    /// Saarland.
    SL,
    /// Sachsen, without Fronleichnam.
    SN,
    /// Sachsen-Anhalt.
    ST,
    /// Schleswig-Holstein.
    SH,
    /// Thüringen, without Fronleichnam.
    TH,
}

impl Land {
    const fn region(self) -> Option<GermanRegion> {
        Some(match self {
            Self::All => return None,
            Self::BW => GermanRegion::BadenWuerttemberg,
            Self::BY => GermanRegion::Bayern,
            Self::BE => GermanRegion::Berlin,
            Self::BB => GermanRegion::Brandenburg,
            Self::HB => GermanRegion::Bremen,
            Self::HH => GermanRegion::Hamburg,
            Self::HE => GermanRegion::Hessen,
            Self::MV => GermanRegion::MechlenburgVorpommern,
            Self::NI => GermanRegion::Niedersachsen,
            Self::NW => GermanRegion::NordrheinWestfalen,
            Self::RP => GermanRegion::RheinlandPfalz,
            Self::SL => GermanRegion::Saarland,
            Self::SN => GermanRegion::Sachsen,
            Self::ST => GermanRegion::SachsenAnhalt,
            Self::SH => GermanRegion::SchleswigHolstein,
            Self::TH => GermanRegion::Thueringen,
        })
    }

    /// Holidays of a year, in the order of the calendar.
    pub(super) fn holidays(self, year: i16) -> Vec<Date> {
        let mut days = match self.region() {
            Some(region) => of(region, year),
            // What two Länder without a common holiday of their own share is what all have.
            None => {
                let here = of(GermanRegion::Hessen, year);
                let there = of(GermanRegion::Hamburg, year);
                here.into_iter().filter(|day| there.contains(day)).collect()
            }
        };
        days.sort_unstable();
        days
    }
}

fn of(region: GermanRegion, year: i16) -> Vec<Date> {
    region
        .holidays_in_year(year.into())
        .into_iter()
        .filter_map(|holiday| holiday.date(year.into()))
        .filter_map(|day| day.to_string().parse().ok())
        .collect()
}
