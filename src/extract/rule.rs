//! How a number found what it is bound to.

/// The rules that bind numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The name stands before the number.
    Name,
    /// As many names as numbers.
    List,
    /// As many numbers as names that were said before.
    ListElided,
    /// The name was said before.
    Elided,
    /// One number for each of several names.
    Each,
    /// Numbers in different units for one name.
    Units,
    /// The name stands behind the number.
    ValueFirst,
    /// The number counts the noun behind it.
    Counted,
    /// A place among others.
    Rank,
    /// Names and numbers of a list do not agree.
    Unmatched,
    /// Nothing was found.
    Nothing,
}

impl Rule {
    /// The name used in exports.
    pub(super) fn key(self) -> &'static str {
        match self {
            Rule::Name => "name",
            Rule::List => "list",
            Rule::ListElided => "list_elided",
            Rule::Elided => "elided",
            Rule::Each => "each",
            Rule::Units => "units",
            Rule::ValueFirst => "value_first",
            Rule::Counted => "counted",
            Rule::Rank => "rank",
            Rule::Unmatched => "unmatched",
            Rule::Nothing => "none",
        }
    }

    /// Whether the name was said before.
    pub(super) fn elides(self) -> bool {
        matches!(self, Rule::Elided | Rule::ListElided)
    }

    /// How far what it binds can be trusted, in per cent.
    pub(super) fn confidence(self) -> u8 {
        match self {
            Rule::Name => 96,
            Rule::List => 94,
            Rule::ListElided | Rule::Elided => 90,
            Rule::Each => 88,
            Rule::ValueFirst => 85,
            Rule::Units | Rule::Counted | Rule::Rank | Rule::Unmatched | Rule::Nothing => 80,
        }
    }
}
