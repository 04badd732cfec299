//! All that letters share: the authority, the catalogue, the calendar. Built once for a batch.

use std::sync::Arc;

use crate::authority::{Authority, Regulator};
use crate::calendar::{Day, Holidays};
use crate::case::{Case, StepKind};
use crate::catalogue::Catalogue;
use crate::diagnostic::Report;
use crate::files::{Files, open};
use crate::image::{self, Image};
use crate::money::Rates;
use crate::provision::Regime;
use crate::source::Sources;
use crate::template::Templates;
use crate::yaml::{self, Shape};

/// The name of an authority's profile in its workspace.
pub const PROFILE: &str = "foi.yaml";

/// All that letters share.
#[derive(Debug)]
pub struct Office {
    /// Who answers.
    pub authority: Authority,
    /// The law and the wording.
    pub catalogue: Catalogue,
    /// Its templates, ready to be filled.
    pub templates: Templates,
    /// Its logo.
    pub logo: Option<Arc<Image>>,
    /// Whom a requester complains to, as the program knows it.
    regulators: Vec<Regulator>,
    /// What the law allows for the cost of a request.
    rates: Vec<Rates>,
    /// The shape of a case file.
    pub case: Shape,
    /// The bank holidays.
    pub holidays: Holidays,
    /// The texts read so far, for messages.
    pub sources: Sources,
}

pub use crate::catalogue::Layout;

/// What is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The path of the case within the workspace.
    pub case: String,
    /// The step whose letter is wanted; otherwise the authority's last.
    pub step: Option<StepKind>,
    /// How the letter is laid out.
    pub layout: Layout,
    /// Whether a draft is wanted although something is still to be written.
    pub as_draft: bool,
    /// How much of its wording is checked.
    pub words: Words,
}

/// How much of the wording of a letter is checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Words {
    /// What the law requires a letter to say, and not to say.
    #[default]
    Law,
    /// Also the style of what the authority has written itself, in the case and in its own templates.
    Style,
    /// Everything, the built-in wording too: tests have checked that, so this is for those who change it.
    All,
}

impl Office {
    /// Reads the profile and the catalogue of a workspace.
    pub fn load(files: &dyn Files, report: &mut Report) -> Option<Self> {
        let catalogue = Catalogue::load(files, report);
        Self::with(catalogue, files, report)
    }

    /// Reads the profile of a workspace whose catalogue has been read.
    pub fn with(catalogue: Catalogue, files: &dyn Files, report: &mut Report) -> Option<Self> {
        let source = open(files, PROFILE, None, report)?;
        let authority: Authority = yaml::read(source, &Authority::shape(), report)?;
        let templates = Templates::compile(&catalogue, report)?;
        let logo = authority.letterhead.logo.as_ref().and_then(|logo| {
            let file = &logo.file;
            image::read(files, PROFILE, file.as_str(), file.span, report)
        });
        let regulators = Regulator::built_in(report);
        let mut rates = authority.rates.clone();
        rates.extend(Rates::built_in(report));
        let holidays = Holidays::built_in().corrected(&authority.bank_holidays);
        Some(Self {
            authority,
            catalogue,
            templates,
            logo,
            regulators,
            rates,
            case: Case::shape(),
            holidays,
            sources: report.sources.clone(),
        })
    }

    /// Whom a requester complains to under a law on a day: the profile's own entry, or the program's.
    #[must_use]
    pub fn regulator(&self, regime: Regime, day: Day) -> Option<&Regulator> {
        let own = self.authority.regulator.as_ref().filter(|entry| entry.regimes.contains(&regime));
        own.or_else(|| self.regulators.iter().find(|entry| entry.regimes.contains(&regime) && entry.covers(day)))
    }

    /// What a law allows for the cost of a request on a day: the profile's own entry, or the program's. The
    /// Regulations have no limit.
    #[must_use]
    pub fn rates(&self, regime: Regime, day: Day) -> Option<&Rates> {
        self.rates.iter().find(|rates| rates.covers(regime, day))
    }
}
