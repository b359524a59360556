//! Names that stand behind their number: 改造161个老旧小区, 1.7万贫困人口, 9个贫困县摘帽.

use crate::indicator::{NameMatch, Taxonomy};
use crate::observation::Scope;
use crate::quantity::Quantity;
use crate::span::holds;

use super::lead::{Change, Lead};
use super::lexicon::Cue;
use super::nature::{self, Class, class_of};
use super::phrases::goes_on_without;
use super::scope::Reading;
use super::slot::{Slot, What};
use super::state::Reader;
use super::token::{Kind, Mark, Token};

/// The most tokens between a number and a name after it.
pub(super) const MODIFIERS: usize = 8;

impl Reader<'_> {
    /// 9个贫困县摘帽: a count of the noun after it, though the last name would fit.
    pub(super) fn counted(&self, lead_words: &str, clause: &[Token], end: usize, values: &[Quantity]) -> Option<Slot> {
        let next = clause.get(end).filter(|t| matches!(t.kind, Kind::Text | Kind::Name(_)))?;
        let class = class_of(values.last()?.unit.as_str());
        let counts = !matches!(class, Class::Percent | Class::Points | Class::Times | Class::Time);
        let slot = Slot::open(next.span, self.state.subject.map_or(Scope::Region, |(scope, _)| scope));
        let words = next.span.of(self.text);
        let taxonomy = Taxonomy::shared();
        let known = if holds(words, "劳动力") && lead_words.contains("转移") {
            // 转移85万农村劳动力就业
            taxonomy.by_key("rural_transfer")
        } else if class == Class::Length && words.contains("高速公路") {
            // 投用甲段等56公里高速公路
            taxonomy.by_key("expressway_km")
        } else {
            None
        };
        counts.then_some(Slot { what: known.map_or(What::Open, What::One), ..slot })
    }

    /// 改造161个老旧小区, 1.7万贫困人口: the name after its number.
    pub(super) fn after_number(
        &self,
        lead: &Lead,
        clause: &[Token],
        end: usize,
        values: &[Quantity],
    ) -> Option<(Slot, usize)> {
        let rest = clause.get(end..)?;
        if let Some(jobs) = rest.first().filter(|t| lead.said.added_anew && t.span.of(self.text) == "就业岗位") {
            // 城镇新增5万个就业岗位: the name around its number.
            let all = Taxonomy::shared().by_key("urban_new_jobs").map(What::One)?;
            return Some((Slot { what: all, ..Slot::open(jobs.span, self.whose("", lead)) }, end + 1));
        }
        let said_between =
            |t: &Token| matches!(t.kind, Kind::Blank | Kind::Text | Kind::Cue(Cue::Noun | Cue::Fill | Cue::Bound));
        let at = rest.iter().take(MODIFIERS).position(|t| !said_between(t))?;
        let Some(Kind::Name(name)) = rest.get(at).map(|t| t.kind) else { return None };
        let slot = self.name_after(lead, (rest, at), name, values)?;
        Some((slot, end + at + 1))
    }

    /// The same of the name at `at` behind the values.
    #[inline(never)]
    fn name_after(
        &self,
        lead: &Lead,
        (rest, at): (&[Token], usize),
        name: NameMatch,
        values: &[Quantity],
    ) -> Option<Slot> {
        let between = rest.get(..at)?;
        let task = name.span.of(self.text) == "脱贫任务";
        if !task && between.iter().any(|t| t.cue() == Some(Cue::Fill) && t.span.of(self.text) == "的") {
            return None;
        }
        let left: String =
            between.iter().filter(|t| t.cue() != Some(Cue::Bound)).map(|t| t.span.of(self.text)).collect();
        let class = class_of(values.last()?.unit.as_str());
        if matches!(class, Class::Money | Class::Percent | Class::Points | Class::Times | Class::Time) {
            return None;
        }
        let slot = Slot::named(name, Scope::Region);
        let What::One(id) = slot.what else { return None };
        let nature = nature::of(id);
        if !nature::fits(id, values.last()?.unit, class) {
            return None;
        }
        let tail = rest.get(at + 1..)?;
        let opened = nature.built
            && (lead.said.build
                || name.span.of(self.text).ends_with("通车")
                || tail.first().is_some_and(|t| t.cue() == Some(Cue::Build)));
        let free = !nature.stock || lead.said.add || lead.said.change == Change::Amount || opened;
        let stop = tail
            .iter()
            .position(|t| t.kind == Kind::Mark(Mark::Enum) || t.cue() == Some(Cue::And))
            .unwrap_or(tail.len());
        // 脱贫劳动力: a longer noun that only begins with the name.
        if tail.first().is_some_and(|t| t.kind == Kind::Text && !goes_on_without(t.span.of(self.text))) {
            return None;
        }
        let alone = !tail.get(..stop)?.iter().any(|t| matches!(t.kind, Kind::Number(_)));
        if !free || !alone {
            return None;
        }
        let scope = self.whose(&left, lead);
        Some(Slot { scope, ..slot })
    }

    /// Whose a number is that stands before its name: what is said between them tells, or what was spoken of before both.
    fn whose(&self, between: &str, lead: &Lead) -> Scope {
        let plain =
            |words: &str| ["农村", "城镇", "的"].iter().fold(words.to_owned(), |left, word| left.replace(word, ""));
        let before = lead.items.last().filter(|item| item.name.is_none() && !lead.trailing);
        let before = before.map_or("", |item| item.surface.of(self.text)).trim_end_matches("城镇");
        match self.place.read(&plain(between), true).or_else(|| self.place.subject(before, true)) {
            Some(Reading::Other(scope)) => scope,
            Some(Reading::Itself) => Scope::Region,
            None => self.state.subject.map_or(Scope::Region, |(scope, _)| scope),
        }
    }
}
