//! The values that a template may place. Their shape is what templates are checked against.

mod annex;
mod answer;
mod claim;
mod review;
mod step;

use schemars::JsonSchema;
use serde::Serialize;

pub use annex::{AnnexItemView, AnnexRef, AnnexView, Annexed, DocumentView, ProvisionView, ScheduledView};
pub use answer::{
    AggregatedView, AnswerView, AvailableView, CellView, CostRefusalView, DocumentRef, GivenView, HolderView, ItemView,
    NotHeldView, OwnDataView, PartView, QuestionView, RepeatedView, RowView, TableView, VexatiousView, WithheldView,
};
pub use claim::{
    BalanceView, ClaimRef, ClaimView, CompletionView, CostView, EstimateLineView, EstimateView, LegitimateView,
    OpinionView, PublicationView,
};
pub use review::{EarlierOutcome, EarlierView, FailureView, FindingView, GroundView, ReviewView};
pub use step::{AskedView, ExtensionView, FeeLineView, FeeView, StepView, TransferView};

use super::words::{Blocks, Words};

/// Everything that the parts of a letter may place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LetterView {
    /// Who answers.
    pub authority: AuthorityView,
    /// Who asks.
    pub requester: RequesterView,
    /// The authority's reference.
    pub reference: Words,
    /// Other references.
    pub references: Vec<Labelled>,
    /// The date of the letter.
    pub date: Words,
    /// What it is about.
    pub subject: Words,
    /// `question`, `part` or `request`.
    pub called: String,
    /// The same for several.
    pub called_many: String,
    /// The law that applies.
    pub law: LawView,
    /// The request.
    pub request: RequestView,
    /// The last day to reply, where it is known.
    pub due: Option<Words>,
    /// Why the letter is late.
    pub late: Option<Blocks>,
    /// What comes before the answers.
    pub opening: Option<Blocks>,
    /// What comes after the answers.
    pub closing: Option<Blocks>,
    /// Help.
    pub advice: Option<Blocks>,
    /// Whether it is a page that anybody may read.
    pub public: bool,
    /// What comes of the request as a whole.
    pub outcomes: Outcomes,
    /// The answers, in the order of the questions.
    pub answers: Vec<AnswerView>,
    /// The claims that stand in the letter itself.
    pub claims: Vec<ClaimView>,
    /// The annex of what was moved to one.
    pub annexed: Annexed,
    /// The annexes.
    pub annexes: Vec<AnnexRef>,
    /// How to complain.
    pub rights: Rights,
    /// Whether the Open Government Licence applies.
    pub reuse_licence: bool,
    /// Whether the requester must ask before re-use.
    pub reuse_on_request: bool,
    /// The authority's privacy notice.
    pub privacy_notice: Option<Words>,
    /// Who signs.
    pub sign_off: Option<SignOff>,
    /// What only the letter of this step says.
    pub step: StepView,
    /// The letter that this one follows.
    pub earlier: Option<EarlierView>,
    /// The review, where this letter is one.
    pub review: Option<ReviewView>,
    /// In an annex: the annex.
    pub annex: Option<AnnexView>,
}

/// Who answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuthorityView {
    /// The name in full.
    pub name: Words,
    /// What stands at the head of the letter.
    pub head: Letterhead,
    /// Where to write about the request.
    pub email: Words,
    /// Whom to call about the request.
    pub phone: Option<Words>,
}

/// The head of a letter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Letterhead {
    /// The team.
    pub team: Option<Words>,
    /// The address, line by line.
    pub address: Vec<Words>,
    /// The telephone number.
    pub phone: Option<Words>,
    /// The website.
    pub website: Option<Words>,
}

/// Who asks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RequesterView {
    /// The name.
    pub name: Words,
    /// How the letter begins, where it is not `Dear` and the name.
    pub salutation: Option<Words>,
    /// The e-mail address.
    pub email: Option<Words>,
    /// The postal address, line by line.
    pub address: Vec<Words>,
    /// Whom the requester acts for.
    pub on_behalf_of: Option<Words>,
}

/// A value and what it is called.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Labelled {
    /// What it is called.
    pub label: Words,
    /// The value.
    pub value: Words,
}

/// The law that applies.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct LawView {
    /// The names of all of it, in full.
    pub names: Words,
    /// Whether the Freedom of Information Act 2000 applies to any question.
    pub foia: bool,
    /// Whether the Environmental Information Regulations 2004 apply to any question.
    pub eir: bool,
    /// Whether the Freedom of Information (Scotland) Act 2002 applies to any question.
    pub foisa: bool,
    /// Whether the Environmental Information (Scotland) Regulations 2004 apply to any question.
    pub eisr: bool,
    /// Whether the law is that of Scotland.
    pub scottish: bool,
    /// Whether an Act applies to any question.
    pub act: bool,
    /// Whether Regulations apply to any question.
    pub regulations: bool,
    /// `Act` or `Regulations`: the first law that applies.
    pub word: String,
    /// Whether more than one law applies.
    pub both: bool,
    /// The questions under the Regulations.
    pub environmental: Option<Words>,
    /// The questions under the Act.
    pub other: Option<Words>,
}

/// The request, or the request for a review.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RequestView {
    /// The date that it bears.
    pub dated: Words,
    /// The day of receipt.
    pub received: Words,
    /// Whether it was received on the day whose date it bears.
    pub same_day: bool,
    /// Its words.
    pub text: Option<Blocks>,
    /// Whether it has more than one question.
    pub questions: bool,
}

/// What comes of the request as a whole.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct Outcomes {
    /// Something is disclosed.
    pub disclosed: bool,
    /// Something is withheld.
    pub withheld: bool,
    /// Something is neither confirmed nor denied.
    pub neither: bool,
    /// Something is not held.
    pub not_held: bool,
    /// Something can be had elsewhere.
    pub available: bool,
    /// The letter is a refusal notice, at least in part.
    pub refusal: bool,
    /// Something is disclosed and something withheld.
    pub partial: bool,
}

/// How to complain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rights {
    /// Where to ask for an internal review. Nothing in the outcome of one.
    pub review: Option<ReviewRoute>,
    /// Whether the authority has no procedure for reviews.
    pub no_procedure: bool,
    /// Whom to complain to after that.
    pub regulator: Option<RegulatorView>,
}

/// Where to ask for an internal review.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReviewRoute {
    /// Who deals with it.
    pub team: Option<Words>,
    /// The e-mail address.
    pub email: Option<Words>,
    /// The postal address, line by line.
    pub address: Vec<Words>,
    /// Within how many working days to ask.
    pub within: String,
    /// Within how many working days the authority answers.
    pub answered_within: String,
}

/// Whom to complain to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RegulatorView {
    /// The name.
    pub name: Words,
    /// The short name.
    pub short: Option<Words>,
    /// Who decides.
    pub office_holder: Words,
    /// The postal address, line by line.
    pub address: Vec<Words>,
    /// The telephone number.
    pub phone: Option<Words>,
    /// Where to complain on the web.
    pub web: Words,
}

/// Who signs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SignOff {
    /// The name.
    pub name: Words,
    /// The post.
    pub role: Option<Words>,
}
