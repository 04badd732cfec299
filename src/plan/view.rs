//! The values that a template may place. Their shape is what templates are checked against.

use schemars::JsonSchema;
use serde::Serialize;

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
pub struct LawView {
    /// The names of all of it, in full.
    pub names: Words,
    /// Whether the Freedom of Information Act 2000 applies to any question.
    pub foia: bool,
    /// Whether the Environmental Information Regulations 2004 apply to any question.
    pub eir: bool,
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

/// An answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnswerView {
    /// The questions, as a heading.
    pub heading: Words,
    /// The same, where it is no place for links to lead.
    pub title: Words,
    /// The questions, within a sentence.
    pub questions: Words,
    /// Whether it answers one question only.
    pub single: bool,
    /// The questions in the requester's words.
    pub asked: Vec<QuestionView>,
    /// What is disclosed or withheld.
    pub given: Option<GivenView>,
    /// The items of a question that is split.
    pub items: Vec<ItemView>,
    /// The claims under which the authority neither confirms nor denies that there is more.
    pub further: Vec<ClaimRef>,
    /// The claims under which the authority neither confirms nor denies.
    pub neither: Vec<ClaimRef>,
    /// Why it is not held.
    pub not_held: Option<NotHeldView>,
    /// Where it can be had.
    pub available: Option<AvailableView>,
    /// The answer that answers it.
    pub see: Option<Words>,
    /// A remark.
    pub note: Option<Blocks>,
}

/// A question in the requester's words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionView {
    /// The requester's number.
    pub number: Words,
    /// The requester's words.
    pub text: Words,
    /// The sub-parts.
    pub parts: Vec<PartView>,
}

/// A sub-part in the requester's words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PartView {
    /// The requester's number.
    pub number: Words,
    /// The requester's words.
    pub text: Words,
}

/// What is disclosed or withheld.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GivenView {
    /// The words.
    pub text: Option<Blocks>,
    /// Whether anything is disclosed.
    pub disclosed: bool,
    /// The documents.
    pub documents: Vec<DocumentRef>,
    /// The claims under which the rest is withheld.
    pub withheld: Vec<ClaimRef>,
    /// Whether there is one such claim only.
    pub one_claim: bool,
}

/// One item of a question that is split.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemView {
    /// The item.
    pub what: Words,
    /// What is disclosed or withheld.
    pub given: Option<GivenView>,
    /// Why it is not held.
    pub not_held: Option<NotHeldView>,
    /// Where it can be had.
    pub available: Option<AvailableView>,
}

/// A document that is disclosed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentRef {
    /// Its title.
    pub title: Words,
    /// Its date.
    pub date: Option<Words>,
    /// The annex that prints it.
    pub annex: Option<Words>,
    /// Whether it is printed in the same annex as the answer.
    pub below: bool,
    /// The file that goes with the letter.
    pub enclosed: Option<Words>,
    /// The provisions under which parts of it are redacted.
    pub redacted: Option<Words>,
}

/// A claim, pointed at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClaimRef {
    /// The provision, to its limb.
    pub cite: Words,
    /// The name of the Act or Regulations, after `the`: `Act`, `Regulations`.
    pub law: String,
    /// What the provision is about.
    pub title: Words,
    /// The annex that explains it.
    pub annex: Option<Words>,
}

/// Information that is not held.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotHeldView {
    /// Why.
    pub because: Option<Blocks>,
    /// The questions whose answer makes it so.
    pub follows_from: Option<Words>,
    /// The questions under the Act, where both laws apply.
    pub under_act: Option<Words>,
    /// The questions under the Regulations: there it is a refusal.
    pub under_regulations: Option<Words>,
    /// What the Regulations ask to be said.
    pub refusal: Option<Blocks>,
    /// Who may hold it.
    pub holder: Option<HolderView>,
}

/// Who may hold information.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HolderView {
    /// The name.
    pub name: Words,
    /// How to ask.
    pub contact: Option<Words>,
}

/// Information that can be had elsewhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AvailableView {
    /// Where.
    pub at: Vec<Words>,
    /// Why the requester can get it there.
    pub because: Option<Blocks>,
    /// What the Act says of it.
    pub refusal: Option<Blocks>,
    /// Whether any of it is asked for under the Regulations.
    pub under_regulations: bool,
}

/// A claim, explained. The passages of the catalogue see it as `claim`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct ClaimView {
    /// The provisions as a heading.
    pub heading: Words,
    /// The provision, to its limb.
    pub cite: Words,
    /// What the provision is about.
    pub title: Words,
    /// What it covers: questions and documents.
    pub covers: Option<Words>,
    /// The condition by virtue of which it applies.
    pub condition: Option<Words>,
    /// For neither confirming nor denying: the provisions whose interests it protects.
    pub in_respect_of: Option<Words>,
    /// What disclosure, or an answer, would do; one for each limb.
    pub effects: Vec<Words>,
    /// Whose interests or information.
    pub whose: Option<Words>,
    /// The harm.
    pub harm: Option<Blocks>,
    /// Why the provision applies.
    pub because: Option<Blocks>,
    /// The qualified person's opinion.
    pub opinion: Option<OpinionView>,
    /// The public interest test.
    pub public_interest: Option<BalanceView>,
    /// The test of legitimate interests.
    pub legitimate_interests: Option<LegitimateView>,
    /// Whether reasons are left out (s.17(4)).
    pub reasons_left_out: bool,
    /// Whether it is about neither confirming nor denying.
    pub neither: bool,
    /// Whether it is under the Regulations.
    pub environmental: bool,
    /// Whether it withholds only parts of documents.
    pub redacts_only: bool,
    /// The passage of the catalogue about it. Not for that passage itself.
    pub passage: Option<Blocks>,
}

/// The opinion of a qualified person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OpinionView {
    /// The post of the person.
    pub by: Words,
    /// The day.
    pub date: Words,
    /// Why it is reasonable.
    pub because: Blocks,
}

/// A public interest test.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BalanceView {
    /// Points towards giving.
    #[serde(rename = "for")]
    pub for_: Vec<Words>,
    /// Points towards not giving.
    pub against: Vec<Words>,
    /// What weighs more, and why.
    pub balance: Option<Blocks>,
    /// The provision whose test this is too.
    pub shared_with: Option<Words>,
}

/// A test of legitimate interests.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LegitimateView {
    /// The interest.
    pub purpose: Blocks,
    /// Whether disclosure is necessary.
    pub necessary: Option<Blocks>,
    /// The interest against the people's rights.
    pub balance: Option<Blocks>,
}

/// The annexes of what was moved to one, as links.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Annexed {
    /// The request.
    pub request: Option<Words>,
    /// The request for a review.
    pub review_request: Option<Words>,
    /// The answers.
    pub answers: Option<Words>,
    /// How to complain.
    pub rights: Option<Words>,
    /// The earlier letter.
    pub earlier_letter: Option<Words>,
    /// The claims that are not in the letter itself.
    pub claims: Option<Words>,
}

/// An annex, pointed at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnnexRef {
    /// Its label, as a link.
    pub link: Words,
    /// Its title, where the link does not say it already.
    pub title: Option<Words>,
}

/// An annex, printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnnexView {
    /// Its heading.
    pub heading: Words,
    /// What stands in it.
    pub items: Vec<AnnexItemView>,
}

/// One thing in an annex: one of these is there.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct AnnexItemView {
    /// The request.
    pub request: bool,
    /// The request for a review.
    pub review_request: bool,
    /// The answers.
    pub answers: bool,
    /// How to complain.
    pub rights: bool,
    /// The earlier letter as it was sent.
    pub earlier_letter: Option<Blocks>,
    /// A claim; at most one.
    pub claim: Vec<ClaimView>,
    /// A document.
    pub document: Option<DocumentView>,
}

/// A document, printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentView {
    /// Its title.
    pub title: Words,
    /// Its date.
    pub date: Option<Words>,
    /// Whether the annex is called after it.
    pub alone: bool,
    /// The provisions under which parts of it are redacted.
    pub redacted: Option<Words>,
    /// Its text.
    pub text: Blocks,
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

/// The letter that this one follows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EarlierView {
    /// Its reference.
    pub reference: Words,
    /// Its date.
    pub date: Option<Words>,
}

/// An internal review.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct ReviewView {
    /// The request for it.
    pub requested: RequestView,
    /// The post of the reviewer.
    pub reviewer: Words,
    /// Whether the reviewer had no part in the first answer.
    pub independent: bool,
    /// The grounds.
    pub grounds: Vec<GroundView>,
    /// The findings, in the order of the questions.
    pub findings: Vec<FindingView>,
    /// What was not done as the law asks.
    pub failures: Vec<FailureView>,
    /// Whether any decision was upheld.
    pub any_upheld: bool,
    /// Whether every decision was upheld.
    pub all_upheld: bool,
    /// Whether anything more is disclosed now.
    pub more_disclosed: bool,
}

/// A ground.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroundView {
    /// Its number, and the questions that it is about.
    pub heading: Words,
    /// The point.
    pub text: Blocks,
    /// Found to be right.
    pub accepted: bool,
    /// Found to be right in part.
    pub accepted_in_part: bool,
    /// Why.
    pub because: Blocks,
}

/// A finding about some questions.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a condition that a template may ask for by name")]
pub struct FindingView {
    /// The questions, as a heading.
    pub heading: Words,
    /// The questions, within a sentence.
    pub questions: Words,
    /// Whether there is one question only.
    pub single: bool,
    /// The questions in the requester's words.
    pub asked: Vec<QuestionView>,
    /// What the first answer did.
    pub earlier: EarlierOutcome,
    /// The first answer was right.
    pub upheld: bool,
    /// The first answer was right in part, or is added to.
    pub varied: bool,
    /// The first answer was wrong.
    pub overturned: bool,
    /// Why.
    pub because: Blocks,
    /// The answers now.
    pub answers: Vec<AnswerView>,
    /// Whether several answers stand under this finding, so that each needs its own heading.
    pub several: bool,
    /// Whether the answers are the first ones.
    pub unchanged: bool,
}

/// What a first answer did.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EarlierOutcome {
    /// It disclosed something.
    pub disclosed: bool,
    /// The provisions under which it withheld.
    pub withheld: Option<Words>,
    /// The provisions under which it neither confirmed nor denied.
    pub neither: Option<Words>,
    /// It said that the information was not held.
    pub not_held: bool,
    /// It said where the information can be had.
    pub available: bool,
}

/// A failure to keep to the law.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FailureView {
    /// The provision.
    pub of: Words,
    /// What went wrong.
    pub what: Blocks,
    /// What is done about it.
    pub action: Option<Blocks>,
    /// By when.
    pub by: Option<Words>,
}
