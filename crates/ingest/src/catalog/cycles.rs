//! Breaks the cycles of published taxonomies, so that `implies` and `broader` lead upwards alone.

use super::faults::Faults;
use crate::error::clipped;
use skillgap_core::catalog::SkillDraft;
use std::collections::HashMap;

/// The two sorts of relations that must not lead back to where they began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Upward {
    Implies,
    Broader,
}

/// One relation: where it stands in its skill, and the skill that it leads to.
#[derive(Debug, Clone, Copy)]
struct Edge {
    kind: Upward,
    position: usize,
    target: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Leaves out every relation that closes a cycle.
///
/// The walk goes depth first, by the order of the skills and of their relations, so that the same data loses
/// the same relations every time.
pub(super) fn break_cycles(skills: &mut [SkillDraft], by_key: &HashMap<String, usize>, faults: &mut Faults) {
    let edges: Vec<Vec<Edge>> = skills.iter().map(|skill| edges(skill, by_key)).collect();
    let mut closing = closing_edges(&edges);
    // From the last to the first, so that the positions of those still to be removed stay right.
    closing.sort_by_key(|(from, edge)| (*from, std::cmp::Reverse((edge.kind as u8, edge.position))));
    for (from, edge) in closing {
        let target = skills.get(edge.target).map(|skill| skill.label.clone()).unwrap_or_default();
        let Some(skill) = skills.get_mut(from) else { continue };
        let (kind, links) = match edge.kind {
            Upward::Implies => ("implies", &mut skill.implies),
            Upward::Broader => ("broader", &mut skill.broader),
        };
        links.remove(edge.position);
        let label = &skill.label;
        faults.note(&skill.place, || {
            format!(
                "the relation '{}' {kind} '{}' closes a cycle, and was left out",
                clipped(label),
                clipped(&target)
            )
        });
    }
}

fn edges(skill: &SkillDraft, by_key: &HashMap<String, usize>) -> Vec<Edge> {
    let of = |kind, links: &[(String, f64)]| {
        let targets = links.iter().enumerate().filter_map(|(at, (key, _))| Some((at, *by_key.get(key)?)));
        targets.map(|(position, target)| Edge { kind, position, target }).collect::<Vec<_>>()
    };
    [of(Upward::Implies, &skill.implies), of(Upward::Broader, &skill.broader)].concat()
}

/// The back edges of a depth-first walk, without recursion; without them no cycle is left.
fn closing_edges(edges: &[Vec<Edge>]) -> Vec<(usize, Edge)> {
    let mut mark = vec![Mark::New; edges.len()];
    let mut closing = Vec::new();
    for start in 0..edges.len() {
        if mark[start] != Mark::New {
            continue;
        }
        mark[start] = Mark::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(edge) = edges[node].get(*next).copied() else {
                mark[node] = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match mark[edge.target] {
                Mark::New => {
                    mark[edge.target] = Mark::Open;
                    path.push((edge.target, 0));
                }
                Mark::Open => closing.push((node, edge)),
                Mark::Done => {}
            }
        }
    }
    closing
}
