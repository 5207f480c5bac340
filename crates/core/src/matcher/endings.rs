//! File extensions of languages and programs: "hbs" may stand for Handlebars, ".psd" for Photoshop.
//!
//! Common knowledge, reviewed by language and program, not by what any list of mentions lacks. An extension
//! is only a hint, never certain enough to be held: extensions are short, and many have other meanings.

use super::index::Index;
use super::known::{Known, joined};
use crate::catalog::SkillId;

/// The score of a match by extension, the same as that of a short name.
const ENDING: f64 = 0.66;

/// Names of one thing separated by bars, a colon, and its extensions.
const ENDINGS: &[&str] = &[
    "abap:abap",
    "ada:adb ads",
    "adobe illustrator|illustrator:ai",
    "adobe indesign|indesign:indd",
    "adobe photoshop|photoshop:psd",
    "agda:agda lagda",
    "applescript:scpt",
    "arduino:ino",
    "asciidoc:adoc asciidoc",
    "asp net:aspx ascx asmx",
    "assembly|assembly language|assembler:asm",
    "autocad:dwg dxf",
    "autohotkey:ahk",
    "autoit:au3",
    "awk:gawk mawk",
    "ballerina:bal",
    "bash|shell|shell script:sh",
    "batch file|batchfile|windows batch:bat cmd",
    "bibtex:bib",
    "blade|laravel blade:blade",
    "blender:blend",
    "c#|csharp:cs csx",
    "c++|cpp:cpp cc cxx hpp hxx",
    "clojure:clj cljc edn",
    "clojurescript:cljs",
    "cmake:cmake",
    "cobol:cob cbl cpy",
    "coldfusion:cfm cfc",
    "common lisp|lisp:lisp lsp",
    "coq|rocq prover:v",
    "crystal:cr",
    "cuda:cu cuh",
    "cython:pyx pxd",
    "d|dlang:di",
    "delphi|object pascal:dpr dpk",
    "dot|graphviz:gv",
    "ejs:ejs",
    "elixir:ex exs eex heex",
    "emacs lisp|elisp:el",
    "erlang:erl hrl",
    "excel|microsoft excel:xls xlsx xlsm",
    "f#|fsharp:fs fsx fsi",
    "forth:fth 4th",
    "fortran:f90 f95 f77",
    "freemarker:ftl",
    "g code|gcode:gcode",
    "gdscript:gd",
    "glsl:frag vert glsl",
    "gradle:gradle",
    "graphql:gql graphqls",
    "groovy:gvy",
    "hack:hh",
    "haml:haml",
    "handlebars:hbs",
    "haskell:hs lhs",
    "haxe:hx",
    "hcl:hcl",
    "hlsl:fx fxh hlsl",
    "html+erb|erb:erb rhtml",
    "html|html5:htm xhtml",
    "idris:idr",
    "j:ijs",
    "java server pages|jsp:jsp jspx",
    "javascript:js mjs cjs",
    "jinja|jinja2:j2",
    "json with comments:jsonc",
    "julia:jl",
    "jupyter notebook|jupyter:ipynb",
    "kotlin:kt kts",
    "latex|tex:tex sty",
    "liquid:liquid",
    "literate haskell:lhs",
    "livescript:ls",
    "llvm:ll",
    "makefile|gnu make:mk mak",
    "markdown:md mkd mdown",
    "matlab:mlx",
    "moonscript:moon",
    "nim:nim nims",
    "nix:nix",
    "nsis:nsi nsh",
    "nunjucks:njk",
    "objective c++:mm",
    "objective c:mm",
    "ocaml:ml mli",
    "openscad:scad",
    "pascal|free pascal:pas",
    "perl:pl pm",
    "php:phtml phps",
    "plsql|pl sql:pls pkb pks plb",
    "postscript:ps eps",
    "power bi|microsoft power bi:pbix",
    "powerpoint|microsoft powerpoint:ppt pptx",
    "powershell:ps1 psm1 psd1",
    "processing:pde",
    "protocol buffers|protocol buffer|protobuf:proto",
    "pug:jade",
    "puppet:pp",
    "purescript:purs",
    "python:py pyw pyi",
    "r markdown|rmarkdown:rmd",
    "r:rdata rds rscript",
    "racket:rkt",
    "raku:p6 pm6 rakumod",
    "razor:cshtml",
    "rebol:reb",
    "restructuredtext:rst",
    "revit|autodesk revit:rvt",
    "ruby:rb gemspec",
    "rust:rs",
    "scala:sc",
    "scheme:scm",
    "scilab:sci sce",
    "smarty:tpl",
    "solidity:sol",
    "solidworks:sldprt sldasm",
    "sparql:rq",
    "sql server integration services|ssis:dtsx",
    "standard ml:sml",
    "stylus:styl",
    "systemverilog:sv svh",
    "terraform:tf tfvars",
    "turtle:ttl",
    "typescript:ts mts cts",
    "vala:vapi",
    "velocity:vm",
    "verilog:v vh",
    "vhdl:vhd",
    "vim script|vimscript:vim",
    "visual basic net|visual basic:vb bas",
    "webassembly|wasm:wat wast",
    "wolfram language|mathematica:nb wl wls",
    "word|microsoft word:doc docx",
    "xquery:xq xqy xqm",
    "xslt:xsl",
    "yaml:yml",
    "zig:zig",
];

fn parts(entry: &str) -> (impl Iterator<Item = &str>, impl Iterator<Item = &str>) {
    let (names, endings) = entry.split_once(':').unwrap_or((entry, ""));
    (names.split('|'), endings.split(' '))
}

/// The entries by extension, ready for lookup.
pub(super) fn known() -> Known<&'static str> {
    Known::new(ENDINGS, |entry| parts(entry).1.map(str::to_owned).collect())
}

/// The skill whose files have this extension.
pub(super) fn of_ending(index: &Index, key: &str) -> Option<(SkillId, f64)> {
    let mut names = index.endings().named(key).flat_map(|entry| parts(entry).0);
    Some((names.find_map(|name| index.skill_named(&joined(name)))?, ENDING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_names_and_endings() {
        for entry in ENDINGS {
            let (mut names, mut endings) = parts(entry);
            assert!(names.all(|name| !name.is_empty()), "{entry}");
            assert!(endings.all(|ending| !ending.is_empty()), "{entry}");
        }
    }
}
