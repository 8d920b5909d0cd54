// SPDX-License-Identifier: EUPL-1.2
//! The OpenAPI 3.1 document of a face, written from the route table and the wire types. All schemas are closed.

use actix_web::http::Method;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{
    AdditionalProperties, ComponentsBuilder, KnownFormat, ObjectBuilder, SchemaFormat, SchemaType,
    Type,
};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder, Ref, RefOr,
    Required, ResponseBuilder, Schema,
};
use utoipa::{IntoParams, ToSchema};

use crate::error::Problem;
use crate::face::Face;
use crate::routes::{Answer, BodyKind, Need, Row, rows};

/// Adds a type with everything it holds and answers a reference to it.
pub(crate) type SchemaOf = fn(&mut Vec<(String, RefOr<Schema>)>) -> Ref;
/// Parameters of a query.
pub(crate) type Parameters = fn() -> Vec<Parameter>;

pub(crate) fn schema_of<T: ToSchema>(out: &mut Vec<(String, RefOr<Schema>)>) -> Ref {
    T::schemas(out);
    out.push((T::name().into_owned(), T::schema()));
    for (_, schema) in out.iter_mut() {
        close(schema);
    }
    Ref::from_schema_name(T::name())
}

/// Forbids unknown members in every object with named members; the derive forgets variants of enums.
fn close(schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => {
            object.properties.values_mut().for_each(close);
            if !object.properties.is_empty() && object.additional_properties.is_none() {
                object.additional_properties =
                    Some(Box::new(AdditionalProperties::FreeForm(false)));
            }
        }
        Schema::OneOf(one) => one.items.iter_mut().for_each(close),
        Schema::AllOf(all) => all.items.iter_mut().for_each(close),
        Schema::AnyOf(any) => any.items.iter_mut().for_each(close),
        _ => {}
    }
}

pub(crate) fn parameters<T: IntoParams>() -> Vec<Parameter> {
    T::into_params(|| Some(ParameterIn::Query))
}

/// The document of one face.
#[must_use]
pub fn document(face: Face) -> OpenApi {
    let mut schemas = Vec::new();
    let mut paths = PathsBuilder::new();
    for row in rows(face) {
        paths = paths.path(
            row.path.clone(),
            PathItem::new(method(&row.method), operation(&row, face, &mut schemas)),
        );
    }
    schemas.sort_by(|a, b| a.0.cmp(&b.0));
    schemas.dedup_by(|a, b| a.0 == b.0);
    let scheme = match face {
        Face::Agent => {
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build())
        }
        _ => SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(crate::cookie::name(
            face, true,
        )))),
    };
    let components = ComponentsBuilder::new()
        .schemas_from_iter(schemas)
        .security_scheme("session", scheme);
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title(format!("Siegelpost {face}"))
                .version("1"),
        )
        .paths(paths)
        .components(Some(components.build()))
        .build()
}

fn method(method: &Method) -> HttpMethod {
    match *method {
        Method::POST => HttpMethod::Post,
        Method::PUT => HttpMethod::Put,
        Method::DELETE => HttpMethod::Delete,
        Method::PATCH => HttpMethod::Patch,
        Method::HEAD => HttpMethod::Head,
        _ => HttpMethod::Get,
    }
}

fn operation(
    row: &Row,
    face: Face,
    schemas: &mut Vec<(String, RefOr<Schema>)>,
) -> OperationBuilder {
    let prefix = format!("/api/{face}/");
    let name = row
        .path
        .strip_prefix(&prefix)
        .unwrap_or(&row.path)
        .replace(['/', '-'], "_")
        .replace(['{', '}'], "");
    let mut operation = OperationBuilder::new()
        .operation_id(Some(format!(
            "{}_{name}",
            row.method.as_str().to_ascii_lowercase()
        )))
        .description(Some(need(row)));
    for part in row
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(part)
                .parameter_in(ParameterIn::Path)
                .required(Required::True)
                .schema(Some(path_schema(part))),
        );
    }
    if let Some(query) = row.doc.query {
        for parameter in query() {
            operation = operation.parameter(parameter);
        }
    }
    if row.keyed {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name("Idempotency-Key")
                .parameter_in(ParameterIn::Header)
                .required(Required::True)
                .schema(Some(uuid())),
        );
    }
    for name in row.doc.headers {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(*name)
                .parameter_in(ParameterIn::Header)
                .required(Required::True)
                .schema(Some(text())),
        );
    }
    if !matches!(row.need, Need::Nobody | Need::Provider) {
        operation = operation.security(SecurityRequirement::new("session", Vec::<String>::new()));
    }
    if let Some(request) = row.doc.request {
        let content = ContentBuilder::new().schema(Some(request(schemas))).build();
        operation = operation.request_body(Some(
            RequestBodyBuilder::new()
                .content("application/json", content)
                .required(Some(Required::True))
                .build(),
        ));
    } else if row.body == BodyKind::Form {
        operation = operation.request_body(Some(
            RequestBodyBuilder::new()
                .content("application/x-www-form-urlencoded", token_form())
                .required(Some(Required::True))
                .build(),
        ));
    } else if matches!(row.body, BodyKind::File | BodyKind::Chunk) {
        let kind = match row.body {
            BodyKind::Chunk => "application/offset+octet-stream",
            _ => "application/octet-stream",
        };
        operation = operation.request_body(Some(
            RequestBodyBuilder::new()
                .content(kind, bytes())
                .required(Some(Required::True))
                .build(),
        ));
    }
    let works = ResponseBuilder::new().description("It worked.");
    let works = match row.doc.answer {
        Answer::Empty => works,
        Answer::Json(schema) => works.content(
            "application/json",
            ContentBuilder::new().schema(Some(schema(schemas))).build(),
        ),
        Answer::File => works.content("application/octet-stream", bytes()),
        Answer::Events => works.content(
            "text/event-stream",
            ContentBuilder::new().schema(Some(text())).build(),
        ),
    };
    let problem = ContentBuilder::new()
        .schema(Some(schema_of::<Problem>(schemas)))
        .build();
    let refused = ResponseBuilder::new()
        .description("A refusal, see `code`.")
        .content("application/problem+json", problem);
    if matches!(row.need, Need::SessionIfAny(_)) {
        operation = operation.response(
            "204",
            ResponseBuilder::new().description("Nobody has signed in."),
        );
    }
    operation
        .response(row.doc.status.to_string(), works)
        .response("default", refused)
}

fn need(row: &Row) -> String {
    match row.need {
        Need::Nobody => "No session needed.".to_owned(),
        Need::Agent => "Bearer token needed.".to_owned(),
        Need::Provider => "Token of the identity provider needed.".to_owned(),
        Need::Session(states) | Need::SessionIfAny(states) => {
            let names: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
            format!("Session state: {}.", names.join(" or "))
        }
    }
}

fn path_schema(name: &str) -> RefOr<Schema> {
    match name {
        "dept" | "credential_id" => text().into(),
        _ => uuid(),
    }
}

fn text() -> Schema {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .into()
}

fn uuid() -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
        .into()
}

/// What the identity provider posts; it may add more.
fn token_form() -> utoipa::openapi::Content {
    let schema = ObjectBuilder::new()
        .property("logout_token", text())
        .required("logout_token");
    ContentBuilder::new()
        .schema(Some(Schema::from(schema)))
        .build()
}

fn bytes() -> utoipa::openapi::Content {
    let schema = ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
    ContentBuilder::new()
        .schema(Some(Schema::from(schema)))
        .build()
}
