//! What the columns of the table are: which can be read as text or as a list of texts, and how.

use super::fault::Fault;
use super::footer::{Element, Meaning, Physical, Repetition};
use super::texts::Conversion;
use crate::batch::table::fold_name;

/// Columns nest a few levels deep.
const DEEPEST: usize = 50;

/// A part of a column that has values of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Its place among all leaves.
    pub(super) number: usize,
    pub(super) physical: Physical,
    pub(super) conversion: Conversion,
    /// The definition level of a value that is there.
    pub(super) most_defined: u32,
    /// How many lists stand around it.
    pub(super) most_repeated: u32,
}

/// How the text of a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plan {
    /// From this definition level on, a list has an item.
    pub(super) list: Option<u32>,
    pub(super) value: Leaf,
    /// What stands beside the name of a skill.
    pub(super) level: Option<Leaf>,
    /// Whether the value is the name in a structure.
    pub(super) named: bool,
}

impl Plan {
    /// What has to be read for it.
    pub(super) fn leaves(&self) -> impl Iterator<Item = Leaf> {
        [Some(self.value), self.level].into_iter().flatten()
    }
}

/// A column of the table, which may be one that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    /// How it is read, or what it is instead.
    pub(super) plan: Result<Plan, &'static str>,
}

/// The columns of the table, and how many leaves they have.
pub(super) fn fields(elements: &[Element]) -> Result<(Vec<Field>, usize), Fault> {
    let root = elements.first().ok_or(Fault::Damaged("it has no columns"))?;
    let mut reader = Reader { rest: elements.get(1..).unwrap_or_default(), leaves: 0 };
    let mut fields = Vec::new();
    for _ in 0..root.children {
        let node = reader.node(Levels::default(), DEEPEST)?;
        fields.push(Field { name: node.element.name.clone(), plan: plan(&node) });
    }
    if reader.rest.is_empty() {
        Ok((fields, reader.leaves))
    } else {
        Err(Fault::Damaged("its columns do not fit together"))
    }
}

/// How many optional parts and how many lists stand around a node, itself included.
#[derive(Debug, Clone, Copy, Default)]
struct Levels {
    defined: u32,
    repeated: u32,
}

/// A part of a column with what is in it.
struct Node<'e> {
    element: &'e Element,
    /// The place among the leaves, if it is one.
    leaf: usize,
    levels: Levels,
    children: Vec<Node<'e>>,
}

struct Reader<'e> {
    rest: &'e [Element],
    leaves: usize,
}

impl<'e> Reader<'e> {
    fn node(&mut self, around: Levels, depth: usize) -> Result<Node<'e>, Fault> {
        let Some(((element, rest), depth)) = self.rest.split_first().zip(depth.checked_sub(1)) else {
            return Err(Fault::Damaged("its columns do not fit together"));
        };
        self.rest = rest;
        let levels = Levels {
            defined: around.defined + u32::from(element.repetition != Repetition::Required),
            repeated: around.repeated + u32::from(element.repetition == Repetition::Repeated),
        };
        let leaf = self.leaves;
        self.leaves += usize::from(element.physical.is_some());
        let children = (0..element.children).map(|_| self.node(levels, depth)).collect::<Result<_, _>>()?;
        Ok(Node { element, leaf, levels, children })
    }
}

impl Node<'_> {
    fn leaf(&self) -> Result<Leaf, &'static str> {
        let physical = self.element.physical.ok_or("empty")?;
        Ok(Leaf {
            number: self.leaf,
            physical,
            conversion: Conversion::of(physical, self.element.meaning)?,
            most_defined: self.levels.defined,
            most_repeated: self.levels.repeated,
        })
    }

    fn is_leaf(&self) -> bool {
        self.element.physical.is_some()
    }

    fn is_repeated(&self) -> bool {
        self.element.repetition == Repetition::Repeated
    }
}

fn plan(node: &Node<'_>) -> Result<Plan, &'static str> {
    if node.element.meaning == Meaning::Map {
        return Err("a map");
    }
    if node.is_repeated() {
        return item(node, Some(node.levels.defined));
    }
    match node.children.as_slice() {
        // With a mark or without: a group around something repeated is a list.
        [entry] if entry.is_repeated() => item(element_of(node, entry), Some(entry.levels.defined)),
        _ => item(node, None),
    }
}

/// The items of a list: what is in the group that repeats, unless older writers repeat the items themselves.
fn element_of<'n, 'e>(list: &Node<'e>, entry: &'n Node<'e>) -> &'n Node<'e> {
    let name = &entry.element.name;
    let is_item = name == "array" || *name == format!("{}_tuple", list.element.name);
    match entry.children.as_slice() {
        [element] if !is_item => element,
        _ => entry,
    }
}

/// A text, or a structure that names a skill and perhaps its level; `list` is where items begin.
fn item(node: &Node<'_>, list: Option<u32>) -> Result<Plan, &'static str> {
    let lists = u32::from(list.is_some());
    if node.levels.repeated != lists || node.element.meaning == Meaning::List {
        return Err("a list of lists");
    }
    if node.element.meaning == Meaning::Map {
        return Err("a list of maps");
    }
    if node.is_leaf() {
        return Ok(Plan { list, value: node.leaf()?, level: None, named: false });
    }
    let named = |name: &str| {
        let of_that_name = |child: &&Node<'_>| fold_name(&child.element.name) == name;
        let leaf = node.children.iter().find(of_that_name).and_then(|child| child.leaf().ok());
        leaf.filter(|leaf| leaf.most_repeated == lists)
    };
    let text = |leaf: &Leaf| matches!(leaf.conversion, Conversion::Text | Conversion::Bytes);
    let value = ["skill", "name", "label"].into_iter().find_map(|name| named(name).filter(text));
    match value {
        Some(value) => Ok(Plan { list, value, level: named("level").filter(text), named: true }),
        None if list.is_some() => Err("a list of structures without a text 'skill' or 'name'"),
        None => Err("a structure without a text 'skill' or 'name'"),
    }
}
