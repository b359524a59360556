//! `baogao` (报告): reads Chinese government work reports (政府工作报告), recovers their structure, extracts every number that
//! they state about an indicator, and compares regions and years by keyboard.
//!
//! # The way of the data
//!
//! ```text
//! files ─read→ SourceText ─split→ ReportText ─identify→ Identity ─outline→ Outline ─extract→ Observation
//!                                                                                               │
//!                                Corpus (immutable, Arc) ◄──────────────────────────────────────┘─→ index, compare, export
//! terminal ─Input→ App::on_key ─Action→ App ─Effect→ worker ─Message→ App::on_message;   &App → ui::lay_out, ui::draw
//! ```
//!
//! # Layers
//!
//! One direction: a module names only modules of the lines above it, and those before it on its own line.
//!
//! ```text
//! ground:   span symbol signs lang wordlist region error profile
//! a report: quantity indicator identity outline observation report
//! reading:  source extract identify check
//! reports:  corpus index export compare
//! words:    typeset wording
//! browser:  app ui term run
//! program:  cli
//! ```
//!
//! Down to `wording` nothing names ratatui or crossterm; the browser never parses text. `app` is what the browser knows
//! and what keys do to it, `ui` where that stands on the screen and how it looks, `run` owns the terminal, the threads
//! and the loop between them.
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
mod signs;
pub mod source;
pub mod span;
pub mod symbol;
pub mod term;
pub mod typeset;
pub mod ui;
pub mod wording;
pub mod wordlist;
