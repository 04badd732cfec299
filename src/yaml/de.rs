//! Our tree of nodes as a serde deserializer. The shape has been checked, so faults here are rare.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::located::LOCATED;
use super::{Kind, Node};
use crate::source::Span;

/// What serde could not read, and where.
#[derive(Debug)]
pub(crate) struct Fault {
    /// What is wrong.
    pub(crate) message: String,
    /// Where, if known yet.
    pub(crate) span: Option<Span>,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

impl Node {
    fn locate<T>(&self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|fault| Fault { span: fault.span.or(Some(self.span)), ..fault })
    }

    fn number<T: std::str::FromStr>(&self, wanted: &str) -> Result<T, Fault> {
        let Kind::Scalar(text) = &self.kind else { return self.locate(Err(unexpected(self, &wanted))) };
        self.locate(text.parse().map_err(|_| de::Error::invalid_value(Unexpected::Str(text), &wanted)))
    }
}

fn unexpected(node: &Node, wanted: &dyn de::Expected) -> Fault {
    let found = match &node.kind {
        Kind::Null => Unexpected::Unit,
        Kind::Scalar(text) => Unexpected::Str(text),
        Kind::List(_) => Unexpected::Seq,
        Kind::Map(_) => Unexpected::Map,
    };
    de::Error::invalid_type(found, wanted)
}

impl<'de> Deserializer<'de> for &Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match &self.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Scalar(text) => visitor.visit_str(text),
            Kind::List(items) => visitor.visit_seq(Items(items.iter())),
            Kind::Map(entries) => visitor.visit_map(Pairs { entries: entries.iter(), value: None }),
        };
        self.locate(result)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(self.number("`true` or `false`")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u32(self.number("a whole number")?)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        if name == LOCATED {
            let Span { source, start, end } = self.span;
            let result = visitor.visit_seq(Place { node: self, numbers: [source.number(), start, end].into_iter() });
            return self.locate(result);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let result = match &self.kind {
            Kind::Scalar(text) => visitor.visit_enum(StrDeserializer::new(text)),
            Kind::Map(entries) => {
                let pairs = Pairs { entries: entries.iter(), value: None };
                visitor.visit_enum(MapAccessDeserializer::new(pairs))
            }
            _ => Err(unexpected(self, &"a word or a map of one key")),
        };
        self.locate(result)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The items of a list.
struct Items<'a>(std::slice::Iter<'a, Node>);

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }
}

/// The entries of a map.
struct Pairs<'a> {
    entries: std::slice::Iter<'a, (Node, Node)>,
    value: Option<&'a Node>,
}

impl<'de> de::MapAccess<'de> for Pairs<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let value = self.value.take().ok_or_else(|| <Fault as de::Error>::custom("a value before its key"))?;
        seed.deserialize(value)
    }
}

/// A value with its place: three numbers, then the value.
struct Place<'a> {
    node: &'a Node,
    numbers: std::array::IntoIter<u32, 3>,
}

impl<'de> de::SeqAccess<'de> for Place<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        match self.numbers.next() {
            Some(number) => {
                let number: U32Deserializer<Fault> = number.into_deserializer();
                seed.deserialize(number).map(Some)
            }
            None => seed.deserialize(self.node).map(Some),
        }
    }
}
