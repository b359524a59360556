//! Whose a number is: the region's, or that of a part of it.

use crate::indicator::{NameMatch, Named, Taxonomy};
use crate::observation::Scope;
use crate::span::{Span, last_bytes};

use super::lead::{Item, Lead};
use super::nature::{self, Class};
use super::phrases::{last_branch, same_as_whole};
use super::scope::Reading;
use super::slot::{Slot, What};
use super::state::Reader;

/// Numbers of a sentence that are looked back on.
const BACK: usize = 8;

impl Reader<'_> {
    /// Marks what is only a part of the region, or of what was said before.
    pub(super) fn parts(&mut self, lead: &Lead, slots: &mut [Slot]) {
        if lead.said.among {
            self.parts_of_what_was_said(slots);
        }
        let of_region = lead.whole.is_some_and(|whole| self.place.is_whole(whole.of(self.text)));
        if of_region && lead.items.is_empty() {
            self.part_of_region(slots);
        } else if of_region && lead.items.iter().any(|item| item.name.is_some()) && same_as_whole(self.text, lead) {
            for slot in slots {
                slot.scope = Scope::SubArea;
            }
        }
    }

    /// 固定资产投资120亿元，其中城镇固定资产投资80亿元: a part under the same indicator.
    #[cold]
    fn parts_of_what_was_said(&self, slots: &mut [Slot]) {
        let fai = Taxonomy::shared().by_key("fai").map_or(What::Open, What::One);
        for slot in slots.iter_mut().filter(|slot| slot.scope == Scope::Region && slot.what == fai) {
            let own = slot.surface.of(self.text);
            if self.state.segment.iter().any(|old| old.what == slot.what && old.surface.of(self.text) != own) {
                slot.scope = Scope::Sector;
            }
        }
    }

    /// 增长23%，占全市的比重超过一半: what came before was about a part of the region.
    #[cold]
    fn part_of_region(&mut self, slots: &mut [Slot]) {
        for slot in slots {
            let total = matches!(slot.what, What::One(id) if Taxonomy::shared().by_key("gdp") == Some(id));
            if !total || slot.scope != Scope::Region {
                continue;
            }
            slot.scope = Scope::SubArea;
            let own = self.out.written().iter_mut().rev().take_while(|o| self.sentence.covers(o.span)).take(BACK);
            for observation in own.filter(|o| o.surface == slot.surface) {
                observation.scope = Scope::SubArea;
            }
        }
    }

    /// Whose number an item is.
    pub(super) fn scope(&mut self, item: &Item, name: Option<NameMatch>, first: bool) -> Scope {
        let nature = name.and_then(|name| match name.named {
            Named::Indicator(id) => Some(nature::of(id)),
            _ => None,
        });
        let narrow = name.is_some() && nature.is_none_or(|n| n.narrow);
        let money = nature.is_some_and(|n| n.class == Class::Money);
        let left = if name.is_some() { item.left.of(self.text) } else { "" };
        let before = Span { start: self.sentence.start, end: item.surface.start };
        // 今年的生产总值: of the year, not of something else.
        let of_year = || ["年的", "期间的"].iter().any(|end| before.of(self.text).ends_with(end));
        let left = if left == "的" && of_year() { "" } else { left };
        if left.trim_end_matches('的').ends_with("项目")
            && name.is_some_and(|name| name.span.of(self.text).ends_with("固定资产投资"))
            && last_bytes(before.of(self.text), "万元及以上的项目".len()).contains("以上")
        {
            // 500万元以上项目固定资产投资: the whole series, as it is surveyed.
            return Scope::Region;
        }
        if name.is_some_and(|name| name.span.of(self.text).starts_with("县域")) && !self.place.is_county() {
            return Scope::SubArea;
        }
        // 农村城市化率: of the villages alone.
        let of_villages = |name: NameMatch| {
            let before = || Span { start: self.sentence.start, end: name.span.start }.of(self.text);
            name.span.of(self.text).ends_with("化率") && before().ends_with("农村")
        };
        if name.is_some_and(of_villages) {
            return Scope::SubArea;
        }
        if left.starts_with("县级") && money && !self.place.is_county() {
            return Scope::SubArea;
        }
        match self.place.read(left, narrow) {
            Some(Reading::Itself) => {
                self.state.subject = None;
                return Scope::Region;
            }
            Some(Reading::Other(scope)) => {
                if first && scope == Scope::Park {
                    // 新区生产总值…，财政收入…: the sentence goes on with what it began with.
                    self.state.subject = Some((scope, false));
                }
                return scope;
            }
            None => {}
        }
        let subject = item.subject.of(self.text);
        // 建筑业实现总产值120亿元: the branch is the name's own.
        let lent = name.is_some() && item.name.is_none();
        let own = || last_branch(subject).is_some_and(|branch| self.place.strip(subject) == branch);
        if !(subject.is_empty() || lent && own()) {
            match self.place.subject(subject, money) {
                Some(Reading::Itself) => {
                    self.state.subject = None;
                    return Scope::Region;
                }
                Some(Reading::Other(scope)) if name.is_none() && !first => return scope,
                Some(Reading::Other(scope)) => self.state.subject = Some((scope, first)),
                None => {}
            }
        }
        self.state.subject.map_or(Scope::Region, |(scope, _)| scope)
    }
}
