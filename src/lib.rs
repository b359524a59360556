//! `baogao` (报告): reads Chinese government work reports (政府工作报告), recovers their structure, extracts every number that
//! they state about an indicator, and compares regions and years by keyboard.
//!
//! # The way of the data
//!
//! ```text
//! files ─read→ SourceText ─split→ ReportText ─identify→ Identity ─outline→ Outline ─extract→ Observation
//!                                                                                               │
//!                                Corpus (immutable, Arc) ◄──────────────────────────────────────┘─→ index, compare, export
//! terminal ─Event→ keymap ─Action→ App::update ─Effect→ worker ─Message→ App::update;   &App → ui::draw
//! ```
//!
//! One direction. The pure half (`source`, `identify`, `region`, `outline`, `quantity`, `indicator`, `extract`, `corpus`, `index`,
//! `compare`, `export`) never names ratatui or crossterm; the screen half (`app`, `ui`, `term`) never parses text.
//!
//! # Words
//!
//! 语料库 [`corpus::Corpus`] · 报告 [`report::Report`] · 地区 [`region::Region`] · 章节 [`outline::Section`] · 指标
//! [`indicator::Indicator`] · 观测 [`observation::Observation`] · place in a text [`span::Span`].

pub mod app;
pub mod check;
pub mod cli;
pub mod compare;
pub mod corpus;
pub mod error;
pub mod export;
pub mod extract;
pub mod identify;
pub mod identity;
pub mod index;
pub mod indicator;
pub mod lang;
pub mod observation;
pub mod outline;
pub mod profile;
pub mod quantity;
pub mod region;
pub mod report;
pub mod run;
pub mod source;
pub mod span;
pub mod symbol;
pub mod term;
pub mod typeset;
pub mod ui;
pub mod wording;
pub mod wordlist;
