//! `datapackage.json` beside an export of several files (Frictionless Data Package, Table Schema): what each file and each
//! column holds.

use serde::Serialize;

use super::cell::{Column, ColumnKind};
use super::write::Format;

/// A data package.
#[derive(Clone, Debug, Serialize)]
pub struct DataPackage {
    /// Name of the package: lower-case letters, digits and hyphens.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// Files.
    pub resources: Vec<Resource>,
}

/// One file of a package.
#[derive(Clone, Debug, Serialize)]
pub struct Resource {
    name: String,
    path: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    profile: &'static str,
    schema: Schema,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct Field {
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
}

impl Resource {
    /// A file with these columns.
    pub fn new(name: &str, path: &str, format: Format, columns: &[Column]) -> Self {
        let field = |column: &Column| Field {
            name: column.key.to_string(),
            kind: kind(column.kind, format),
            description: column.title.to_string(),
        };
        Self {
            name: name.to_owned(),
            path: path.to_owned(),
            format: format.extension(),
            mediatype: match format {
                Format::Csv => "text/csv",
                Format::Jsonl => "application/jsonl",
                Format::Md => "text/markdown",
                Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Format::Table => "text/plain",
            },
            encoding: "utf-8",
            profile: "tabular-data-resource",
            schema: Schema { fields: columns.iter().map(field).collect(), missing_values: vec![""] },
        }
    }
}

impl DataPackage {
    /// The file `datapackage.json`.
    pub fn json(&self) -> String {
        // Plain strings in plain structs: this cannot fail.
        serde_json::to_string_pretty(self).map(|json| json + "\n").unwrap_or_default()
    }
}

/// A list is an array only where the format has arrays.
fn kind(kind: ColumnKind, format: Format) -> &'static str {
    match kind {
        ColumnKind::Text => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Boolean => "boolean",
        ColumnKind::List if format == Format::Jsonl => "array",
        ColumnKind::List => "string",
    }
}
