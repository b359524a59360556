//! A year or a span of years, as it is typed.

/// A year or a span of years, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

impl Years {
    /// Whether `year` lies in the span.
    pub fn holds(self, year: u16) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

impl std::str::FromStr for Years {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” 不是年份，请写成 2021 或 2019-2023 · not a year: write 2021 or 2019-2023");
        let year = |part: &str| part.trim().parse::<u16>().ok().filter(|y| (1949..=2100).contains(y)).ok_or_else(wrong);
        let (from, to) = text.split_once(['-', '–', '—', '/']).unwrap_or((text, text));
        let (from, to) = (year(from)?, year(to)?);
        if from > to { Err(wrong()) } else { Ok(Self { from, to }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_or_a_span() {
        assert_eq!("2021".parse(), Ok(Years { from: 2021, to: 2021 }));
        assert_eq!("2019-2023".parse(), Ok(Years { from: 2019, to: 2023 }));
        assert!("2023-2019".parse::<Years>().is_err());
        assert!("去年".parse::<Years>().is_err());
    }
}
