//! What every output has in common: columns that say what they hold, and cells that keep numbers exact.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// A column of an output, described well enough to write its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The key in JSON and the header in CSV.
    pub key: Cow<'static, str>,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// What it means, in a few words.
    pub title: Cow<'static, str>,
}

/// What the cells of a column hold, in the words of Frictionless Table Schema where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words; also codes, which are never numbers.
    Text,
    /// A count.
    Integer,
    /// An exact decimal.
    Number,
    /// Yes or no.
    Boolean,
    /// Several words; in formats without lists joined by `;`.
    List,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Unknown, or there is none.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Integer(i64),
    /// An exact decimal.
    Number(Decimal),
    /// Yes or no.
    Boolean(bool),
    /// Several words.
    List(Vec<String>),
}

/// What formats without lists put between the members of one.
const LIST_MARK: &str = ";";

impl Cell {
    /// As plain text: what CSV and tables show.
    pub fn to_text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Integer(count) => Cow::Owned(count.to_string()),
            Cell::Number(value) => Cow::Owned(value.to_string()),
            Cell::Boolean(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Cell::List(words) => Cow::Owned(words.join(LIST_MARK)),
        }
    }
}

/// A row with the same columns as every other row of its type.
pub trait Record {
    /// The columns, in the order in which they are written.
    fn columns() -> Vec<Column>;
    /// The values of this row, one a column.
    fn cells(&self) -> Vec<Cell>;
}

/// A type that a cell can be made from, and the kind of its column.
pub trait IntoCell {
    /// The kind of column that holds such values.
    const KIND: ColumnKind;
    /// The cell.
    fn cell(&self) -> Cell;
}

impl IntoCell for &str {
    const KIND: ColumnKind = ColumnKind::Text;
    fn cell(&self) -> Cell {
        Cell::Text((*self).to_owned())
    }
}

impl IntoCell for String {
    const KIND: ColumnKind = ColumnKind::Text;
    fn cell(&self) -> Cell {
        Cell::Text(self.clone())
    }
}

impl IntoCell for Cow<'_, str> {
    const KIND: ColumnKind = ColumnKind::Text;
    fn cell(&self) -> Cell {
        Cell::Text(self.clone().into_owned())
    }
}

impl IntoCell for u16 {
    const KIND: ColumnKind = ColumnKind::Integer;
    fn cell(&self) -> Cell {
        Cell::Integer(i64::from(*self))
    }
}

impl IntoCell for usize {
    const KIND: ColumnKind = ColumnKind::Integer;
    fn cell(&self) -> Cell {
        i64::try_from(*self).map_or(Cell::Empty, Cell::Integer)
    }
}

impl IntoCell for bool {
    const KIND: ColumnKind = ColumnKind::Boolean;
    fn cell(&self) -> Cell {
        Cell::Boolean(*self)
    }
}

impl IntoCell for Decimal {
    const KIND: ColumnKind = ColumnKind::Number;
    fn cell(&self) -> Cell {
        Cell::Number(*self)
    }
}

impl<T: ToString> IntoCell for Vec<T> {
    const KIND: ColumnKind = ColumnKind::List;
    fn cell(&self) -> Cell {
        Cell::List(self.iter().map(ToString::to_string).collect())
    }
}

impl<T: IntoCell> IntoCell for Option<T> {
    const KIND: ColumnKind = T::KIND;
    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, IntoCell::cell)
    }
}

/// Defines a struct whose fields are the columns of an output: the name of a field is the key, its doc line the meaning.
macro_rules! record {
    ($(#[doc = $about:literal])+ pub struct $name:ident $(<$life:lifetime>)? {
        $(#[doc = $title:literal] pub $field:ident: $type:ty,)+
    }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name $(<$life>)? {
            $(#[doc = $title] pub $field: $type,)+
        }

        impl $(<$life>)? $crate::export::Record for $name $(<$life>)? {
            fn columns() -> Vec<$crate::export::Column> {
                vec![$($crate::export::Column {
                    key: stringify!($field).trim_start_matches("r#").into(),
                    kind: <$type as $crate::export::IntoCell>::KIND,
                    title: $title.trim().into(),
                },)+]
            }

            fn cells(&self) -> Vec<$crate::export::Cell> {
                vec![$($crate::export::IntoCell::cell(&self.$field),)+]
            }
        }
    };
}

pub(crate) use record;
