//! Other names of well-known technologies: "golang" is Go, "pwsh" PowerShell, "k8s" Kubernetes.
//!
//! Common knowledge, among it the short names that editors and code hosts give to languages, for catalogues that do
//! not list such names themselves. A catalogue's own labels come first.

use super::index::Index;
use super::table::{NameTable, hash};
use crate::catalog::SkillId;

/// How sure a match by another name is.
const ALIAS: f64 = 0.96;
/// The same for a short form: names of up to three letters are held when they match exactly or not at all.
const SHORT: f64 = 0.66;

/// Names of one thing, bars between.
const NAMES: &[&str] = &[
    "angularjs|angular js|angular 1",
    "apache spark|spark|pyspark",
    "apex|salesforce apex",
    "applescript|osascript",
    "assembly|assembly language|assembler|asm|nasm|masm",
    "aws|amazon web services",
    "azure|microsoft azure|windows azure",
    "bash|bourne again shell",
    "batch file|batchfile|dos batch|windows batch|bat|dosbatch|winbatch",
    "bitbucket|atlassian bitbucket",
    "c|ansi c|c language",
    "c#|csharp|c sharp",
    "c++|cpp|cplusplus|c plus plus|cxx",
    "ci cd|continuous integration and continuous delivery|cicd",
    "clojure|clj",
    "coffeescript|coffee script",
    "coldfusion|cfm|cfml|coldfusion html",
    "common lisp|clisp|sbcl",
    "css|css3|cascading style sheets",
    "diff|udiff",
    "docker|docker container|docker containers",
    "dockerfile|containerfile",
    "ecmascript|es6|es2015",
    "elasticsearch|elastic search",
    "elisp|emacs lisp",
    "ember|ember js|emberjs",
    "express|express js|expressjs",
    "f#|fsharp|f sharp",
    "fish|fish shell",
    "fortran|f77|f90|fortran free form",
    "gcp|google cloud|google cloud platform",
    "gerber image|rs 274x",
    "gherkin|cucumber",
    "go|golang|go lang",
    "groovy server pages|gsp|java server page",
    "haml|html abstraction markup language",
    "handlebars|hbs|htmlbars",
    "haskell|ghc|hs",
    "hcl|hashicorp configuration language",
    "hlsl|high level shading language",
    "html|html5|xhtml|hypertext markup language",
    "html+eex|eex|heex|leex",
    "html+erb|erb|rhtml|html+ruby",
    "igor pro|igor|igorpro",
    "irc log|irc|irc logs",
    "java server pages|jsp",
    "javascript|js|ecmascript|java script|javascript es6",
    "jinja|jinja2|django template",
    "json with comments|jsonc",
    "jsx|javascript react|javascriptreact",
    "julia|julialang",
    "jupyter notebook|ipython notebook|jupyter",
    "k8s|kubernetes|kube",
    "kotlin|kt",
    "lassoscript|lasso",
    "linux|gnu linux",
    "literate haskell|lhs|lhaskell",
    "livescript|live script|ls",
    "lua|luajit",
    "m|mumps",
    "macaulay2|m2",
    "macos|mac os|os x|mac os x|apple macos",
    "makefile|gnu make|mf",
    "markdown|md|pandoc",
    "marko|markojs",
    "max|maxmsp",
    "mongodb|mongo|mongo db",
    "motorola 68k assembly|m68k|asm68k",
    "mysql|my sql",
    "net|dotnet|net framework|dot net|microsoft net|net core",
    "nginx|nginx configuration file",
    "node js|node|nodejs",
    "nu|nush",
    "objective c|objc|obj c|objectivec",
    "objective c++|objc++|obj c++",
    "objective j|objj|obj j|objectivej",
    "octave|gnu octave",
    "openedge abl|abl|progress|openedge",
    "pascal|object pascal|free pascal",
    "perl|perl 5|perl5",
    "php|php5|php7|php8|inc",
    "plain text|text|fundamental",
    "plsql|pl sql|oracle pl sql",
    "postgresql|postgres|psql|pgsql|postgre sql",
    "powerpoint|microsoft powerpoint|ms powerpoint",
    "powershell|pwsh|windows powershell",
    "protocol buffer|protocol buffers|protobuf",
    "purescript|purs",
    "python|python3|py|cpython|py3|pypy",
    "python console|pycon",
    "q#|qsharp|q sharp",
    "r|r language|rlang|rscript|gnu r",
    "raku|perl 6|perl6",
    "react|reactjs|react js",
    "regular expression|regular expressions|regex|regexp|regexps",
    "restructuredtext|rst",
    "rocq prover|coq|rocq",
    "roff|man|man page|manpage|mdoc|nroff|troff|groff",
    "ruby|rb|jruby|rbx|rake|macruby",
    "ruby on rails|rails|ror",
    "rust|rs|rustlang|rust lang",
    "saltstack|saltstate|salt",
    "sass|scss",
    "shell|shell script|bourne shell|posix shell|unix shell|zsh|bash|sh",
    "smalltalk|squeak|pharo",
    "sourcepawn|sourcemod",
    "sql server|microsoft sql server|ms sql|mssql|ms sql server",
    "standard ml|sml",
    "stylus|styl",
    "svelte|sveltejs",
    "systemverilog|system verilog",
    "tcl|tk|tcl tk",
    "tex|latex",
    "tsql|t sql|transact sql",
    "tsx|typescript react|typescriptreact",
    "typescript|ts",
    "unity3d|unity|unity 3d",
    "unix assembly|gas|gnu asm|gnu assembler",
    "vb net|visual basic net|vbnet",
    "vba|visual basic for applications|excel vba",
    "verilog|verilog hdl",
    "vim script|viml|vimscript|nvim|vim",
    "visual basic 6 0|vb6|vb 6|visual basic 6|visual basic classic|classic visual basic|classic vb",
    "visual basic net|vb net|vbnet",
    "vue|vue js|vuejs",
    "wasm|webassembly|web assembly|wast",
    "webassembly|wasm|wast|wat",
    "windows|microsoft windows|ms windows",
    "wolfram language|mathematica|wolfram mathematica|wolfram|mma",
    "x10|xten",
    "xml|xml schema|extensible markup language",
    "yaml|yml",
    "zsh|z shell",
];

/// A name under this length that stands for a longer one is [`SHORT`].
const LONG: usize = 4;

/// The groups by the compact keys of their names.
pub(super) fn by_name() -> NameTable {
    let mut table = NameTable::with_capacity(NAMES.iter().map(|names| names.split('|').count()).sum());
    for (group, names) in (0u32..).zip(NAMES) {
        names.split('|').for_each(|name| table.insert(hash(&joined(name)), group));
    }
    table
}

/// The skill that another name of this compact key names in the catalogue.
///
/// Groups begin with the usual name, which counts before the others.
pub(super) fn other_name(index: &Index, key: &str) -> Option<(SkillId, f64)> {
    let groups = index.aliases().get(hash(key)).filter_map(|group| NAMES.get(group as usize));
    let groups = groups.filter(|names| names.split('|').any(|name| joined(name) == key));
    let named = |name: &str| index.named(&joined(name)).into_iter().next().map(|(_, label)| label.skill);
    let skill = groups.flat_map(|names| names.split('|')).find_map(named)?;
    Some((skill, if key.len() < LONG { SHORT } else { ALIAS }))
}

/// The compact key of a name of words with single spaces.
pub(super) fn joined(name: &str) -> String {
    name.chars().filter(|c| *c != ' ').collect()
}
