//! Breaks cycles in published taxonomies, so that `implies` and `broader` only lead upwards.

use super::faults::Faults;
use crate::error::clipped;
use skillgap_core::catalog::SkillDraft;
use std::collections::HashMap;

/// The kinds of relations that must not form cycles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Upward {
    Implies,
    Broader,
}

/// A relation: its index in its skill, and its target.
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

/// Removes every relation that closes a cycle.
///
/// The search goes depth first in the order of skills and their relations, so that the same data always loses
/// the same relations.
pub(super) fn break_cycles(skills: &mut [SkillDraft], by_key: &HashMap<String, usize>, faults: &mut Faults) {
    let edges: Vec<Vec<Edge>> = skills.iter().map(|skill| edges(skill, by_key)).collect();
    let mut closing = closing_edges(&edges);
    // From last to first, so that the positions of those still to be removed stay valid.
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

/// The back edges of a depth-first search, without recursion; without them there are no cycles.
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
