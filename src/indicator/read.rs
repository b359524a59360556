//! Reads `assets/indicators.toml`.

use serde::Deserialize;

use super::{Indicator, IndicatorId, Named, Names, Pair, PairId, Taxonomy};

/// The file as written.
#[derive(Deserialize)]
struct File {
    indicator: Vec<Indicator>,
    #[serde(default)]
    pair: Vec<PairEntry>,
    #[serde(default)]
    other: Vec<Other>,
}

#[derive(Deserialize)]
struct PairEntry {
    expands_to: Vec<String>,
    single: Option<String>,
    names: Vec<String>,
}

/// Longer nouns that contain a name and mean something else.
#[derive(Deserialize)]
struct Other {
    names: Vec<String>,
}

/// Builds the taxonomy; the error says what is wrong with the file.
pub(super) fn taxonomy(text: &str) -> Result<Taxonomy, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut taxonomy = Taxonomy { indicators: file.indicator, ..Taxonomy::default() };
    let mut names: Vec<(String, Named, bool)> = Vec::new();

    for (at, indicator) in taxonomy.indicators.iter_mut().enumerate() {
        let id = IndicatorId(u16::try_from(at).map_err(|_| "more than 65535 indicators".to_owned())?);
        taxonomy.by_key.insert(indicator.id.clone(), id);
        indicator.names = spell_out(&indicator.names)?;
        for name in &indicator.names {
            names.push((name.clone(), Named::Indicator(id), indicator.ambiguous.contains(name)));
        }
    }
    for (at, entry) in file.pair.into_iter().enumerate() {
        let id = PairId(u16::try_from(at).map_err(|_| "more than 65535 pairs".to_owned())?);
        let known =
            |key: &String| taxonomy.by_key(key).ok_or_else(|| format!("a pair names the unknown indicator {key}"));
        let expands_to = entry.expands_to.iter().map(known).collect::<Result<_, _>>()?;
        let single = entry.single.as_ref().map(known).transpose()?;
        taxonomy.pairs.push(Pair { expands_to, single });
        names.extend(spell_out(&entry.names)?.into_iter().map(|name| (name, Named::Pair(id), false)));
    }
    for entry in file.other {
        names.extend(spell_out(&entry.names)?.into_iter().map(|name| (name, Named::Other, false)));
    }
    taxonomy.names = Names::build(names)?;
    Ok(taxonomy)
}

/// Writes out the choices of all patterns; each name once.
fn spell_out(patterns: &[String]) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for pattern in patterns {
        for name in choices(pattern)? {
            if seen.insert(name.clone()) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// Every string that `pattern` stands for; `{a|b|}` is a choice and may hold further choices.
fn choices(pattern: &str) -> Result<Vec<String>, String> {
    let Some(open) = pattern.find('{') else {
        return Ok(vec![pattern.to_owned()]);
    };
    let (head, rest) = pattern.split_at(open);
    let mut depth = 0usize;
    let mut cuts = vec![0];
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'|' if depth == 1 => cuts.push(at),
            _ => {}
        }
        if depth == 0 {
            cuts.push(at);
            break;
        }
    }
    let Some(close) = cuts.last().copied().filter(|close| depth == 0 && *close > 0) else {
        return Err(format!("a brace is not closed in {pattern}"));
    };
    let tails = choices(rest.get(close + 1..).unwrap_or(""))?;
    let mut names = Vec::new();
    for cut in cuts.windows(2) {
        let [from, to] = cut else { continue };
        for middle in choices(rest.get(from + 1..*to).unwrap_or(""))? {
            names.extend(tails.iter().map(|tail| format!("{head}{middle}{tail}")));
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_written_out_in_order() {
        let names = choices("{地区|国内|}生产{总{值|量}|}").unwrap();
        assert_eq!(
            names,
            [
                "地区生产总值",
                "地区生产总量",
                "地区生产",
                "国内生产总值",
                "国内生产总量",
                "国内生产",
                "生产总值",
                "生产总量",
                "生产"
            ]
        );
        assert_eq!(choices("进出口").unwrap(), ["进出口"]);
        assert!(choices("进{出口").unwrap_err().contains("进{出口"));
    }

    #[test]
    fn a_pair_of_an_unknown_indicator_is_an_error() {
        let error = taxonomy("indicator = []\n[[pair]]\nexpands_to = ['x']\nnames = ['某某']").unwrap_err();
        assert!(error.contains('x'), "{error}");
    }
}
