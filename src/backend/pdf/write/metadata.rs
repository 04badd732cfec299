//! What a file says of itself: title, author, language, date, and which standards it keeps.

use lopdf::{Document as Pdf, Object, ObjectId, Stream, dictionary};

use super::{PROGRAM, name, text_string};
use crate::document::Document;

/// What PDF/UA calls its part, described as archives ask (ISO 19005-2, 6.6.2.3).
const EXTENSION: &str = concat!(
    r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" "#,
    r#"xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" "#,
    r#"xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>"#,
    r#"<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"#,
    r#"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"#,
    r#"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"#,
    r#"<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>"#,
    r#"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"#,
    r#"<pdfaProperty:category>internal</pdfaProperty:category>"#,
    r#"<pdfaProperty:description>the part of ISO 14289 that is kept</pdfaProperty:description></rdf:li>"#,
    r#"</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"#,
);

/// Adds the description of the file twice, as PDF has had it from the first and as XMP; gives the latter.
pub(super) fn write(pdf: &mut Pdf, document: &Document) -> ObjectId {
    // A public page names no case.
    let subject = if document.reference.is_empty() {
        "Disclosure log".to_owned()
    } else {
        format!("Our reference: {}", document.reference)
    };
    let mut info = dictionary! {
        "Title" => text_string(&document.title),
        "Author" => text_string(&document.author),
        "Subject" => text_string(&subject),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
    };
    let date = format!("D:{}000000Z", document.date.iso().replace('-', ""));
    info.set("CreationDate", text_string(&date));
    info.set("ModDate", text_string(&date));
    let info = pdf.add_object(info);
    pdf.trailer.set("Info", Object::Reference(info));
    let kind = dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
    let mut stream = Stream::new(kind, xmp(document, &subject).into_bytes());
    // Archives read it without unpacking anything.
    stream.allows_compression = false;
    pdf.add_object(stream)
}

fn xmp(document: &Document, subject: &str) -> String {
    let date = format!("{}T00:00:00Z", document.date.iso());
    let dates = format!("<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>");
    let (title, author) = (escape(&document.title), escape(&document.author));
    let (subject, language) = (escape(subject), escape(document.language));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>{dates}<pdf:Producer>{PROGRAM}</pdf:Producer>\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\
         </rdf:Description>{EXTENSION}</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}

/// Text in XML, without the characters that XML has no place for.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}
