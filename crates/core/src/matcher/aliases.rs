//! Alternative names of well-known technologies: "golang" is Go, "pwsh" PowerShell, "k8s" Kubernetes.
//!
//! Common knowledge about what people write on resumes, for catalogues that do not list such names. A
//! catalogue's own labels take precedence.

use super::index::Index;
use super::known::{Known, joined};
use crate::catalog::SkillId;

/// The score of a match by alternative name.
const ALIAS: f64 = 0.96;
/// The score for a short form, because names of up to three letters are held only if they match exactly.
const SHORT: f64 = 0.66;

/// Names of one thing, separated by bars.
const NAMES: &[&str] = &[
    "angularjs|angular js|angular 1",
    "apache spark|spark|pyspark",
    "apex|salesforce apex",
    "applescript|osascript",
    "assembly|assembly language|assembler|asm|nasm|masm",
    "aws|amazon web services",
    "azure|microsoft azure|windows azure",
    "bash|bourne again shell",
    "batch file|batchfile|dos batch|windows batch",
    "bitbucket|atlassian bitbucket",
    "c|ansi c|c language",
    "c#|csharp|c sharp",
    "c++|cpp|cplusplus|c plus plus|cxx",
    "ci cd|continuous integration and continuous delivery|cicd",
    "clojure|clj",
    "coffeescript|coffee script",
    "coldfusion|cfml",
    "common lisp|clisp|sbcl",
    "css|css3|cascading style sheets",
    "docker|docker container|docker containers",
    "dockerfile|containerfile",
    "ecmascript|es6|es2015",
    "elasticsearch|elastic search",
    "elisp|emacs lisp",
    "ember|ember js|emberjs",
    "express|express js|expressjs",
    "f#|fsharp|f sharp",
    "fish|fish shell",
    "fortran|fortran 77|fortran 90|f77|f90",
    "gcp|google cloud|google cloud platform",
    "gherkin|cucumber",
    "go|golang|go lang",
    "handlebars|handlebars js",
    "haskell|ghc|hs",
    "hcl|hashicorp configuration language",
    "hlsl|high level shading language",
    "html|html5|xhtml|hypertext markup language",
    "java server pages|jsp",
    "javascript|js|ecmascript|java script|javascript es6",
    "jinja|jinja2",
    "json with comments|jsonc",
    "jsx|javascript react",
    "julia|julialang",
    "jupyter notebook|ipython notebook|jupyter",
    "k8s|kubernetes|kube",
    "kotlin|kt",
    "linux|gnu linux",
    "livescript|live script",
    "lua|luajit",
    "m|mumps",
    "macos|mac os|os x|mac os x|apple macos",
    "makefile|gnu make",
    "markdown|md",
    "max|max msp",
    "mongodb|mongo|mongo db",
    "mysql|my sql",
    "net|dotnet|net framework|dot net|microsoft net|net core",
    "node js|node|nodejs",
    "objective c|objc|obj c|objectivec",
    "objective c++|objc++|obj c++",
    "octave|gnu octave",
    "openedge abl|progress abl|openedge",
    "pascal|object pascal|free pascal",
    "perl|perl 5|perl5",
    "php|php5|php7|php8",
    "plsql|pl sql|oracle pl sql",
    "postgresql|postgres|psql|pgsql|postgre sql",
    "powerpoint|microsoft powerpoint|ms powerpoint",
    "powershell|pwsh|windows powershell",
    "protocol buffer|protocol buffers|protobuf",
    "python|python3|py|cpython|py3",
    "q#|qsharp|q sharp",
    "r|r language|rlang|rscript|gnu r",
    "raku|perl 6|perl6",
    "react|reactjs|react js",
    "regular expression|regular expressions|regex|regexp|regexps",
    "restructuredtext|rst",
    "rocq prover|coq|rocq",
    "roff|nroff|troff|groff",
    "ruby|rb|jruby",
    "ruby on rails|rails|ror",
    "rust|rs|rustlang|rust lang",
    "saltstack|salt",
    "sass|scss",
    "shell|shell script|bourne shell|posix shell|unix shell|zsh|bash|sh",
    "smalltalk|squeak|pharo",
    "sql server|microsoft sql server|ms sql|mssql|ms sql server",
    "standard ml|sml",
    "svelte|sveltejs",
    "systemverilog|system verilog",
    "tcl|tk|tcl tk",
    "tex|latex",
    "tsql|t sql|transact sql",
    "tsx|typescript react",
    "typescript|ts",
    "unity3d|unity|unity 3d",
    "vb net|visual basic net|vbnet",
    "vba|visual basic for applications|excel vba",
    "verilog|verilog hdl",
    "vim script|viml|vimscript",
    "visual basic 6 0|vb6|vb 6|visual basic 6|visual basic classic|classic visual basic|classic vb",
    "visual basic net|vb net|vbnet",
    "vue|vue js|vuejs",
    "wasm|webassembly|web assembly",
    "webassembly|wasm|web assembly",
    "windows|microsoft windows|ms windows",
    "wolfram language|mathematica|wolfram mathematica|wolfram",
    "xml|extensible markup language",
    "yaml|yml",
    "zsh|z shell",
];

/// A name shorter than this that stands for a longer one scores [`SHORT`].
const LONG: usize = 4;

/// The groups, ready for lookup.
pub(super) fn known() -> Known<&'static str> {
    Known::new(NAMES, |names| names.split('|').map(joined).collect())
}

/// The skill with another name that has this compact key.
///
/// Groups start with the usual name, which takes precedence.
pub(super) fn other_name(index: &Index, key: &str) -> Option<(SkillId, f64)> {
    let mut names = index.aliases().named(key).flat_map(|names| names.split('|'));
    let skill = names.find_map(|name| index.skill_named(&joined(name)))?;
    Some((skill, if key.len() < LONG { SHORT } else { ALIAS }))
}
