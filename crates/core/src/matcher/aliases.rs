//! Other names of well-known technologies: "golang" is Go, "pwsh" PowerShell, "k8s" Kubernetes.
//!
//! Common knowledge, for catalogues that do not list such names themselves. A catalogue's own labels come first.

use super::index::Index;
use crate::catalog::SkillId;

/// How sure a match by another name is.
const ALIAS: f64 = 0.94;
/// The same for a short form: names of up to three letters are held when they match exactly or not at all.
const SHORT: f64 = 0.66;

/// Names of one thing, bars between.
const NAMES: &[&str] = &[
    "angularjs|angular js|angular 1",
    "apache spark|spark|pyspark",
    "apex|salesforce apex",
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
    "common lisp|clisp|sbcl",
    "css|css3|cascading style sheets",
    "docker|docker container|docker containers",
    "dockerfile|containerfile",
    "net|dotnet|net framework|dot net|microsoft net|net core",
    "ecmascript|es6|es2015",
    "elasticsearch|elastic search",
    "elisp|emacs lisp",
    "ember|ember js|emberjs",
    "express|express js|expressjs",
    "f#|fsharp|f sharp",
    "fortran|f77|f90|fortran free form",
    "gcp|google cloud|google cloud platform",
    "go|golang|go lang",
    "haml|html abstraction markup language",
    "haskell|ghc",
    "hcl|hashicorp configuration language",
    "hlsl|high level shading language",
    "html|html5|xhtml|hypertext markup language",
    "javascript|js|ecmascript|java script|javascript es6",
    "jinja|jinja2|django template",
    "julia|julialang",
    "jupyter notebook|ipython notebook|jupyter",
    "k8s|kubernetes|kube",
    "kotlin|kt",
    "linux|gnu linux",
    "lua|luajit",
    "m|mumps",
    "macos|mac os|os x|mac os x|apple macos",
    "makefile|gnu make",
    "markdown|md",
    "octave|gnu octave",
    "mongodb|mongo|mongo db",
    "mysql|my sql",
    "nginx|nginx configuration file",
    "node js|node|nodejs",
    "objective c|objc|obj c|objectivec",
    "objective c++|objc++|obj c++",
    "objective j|objj|obj j|objectivej",
    "pascal|object pascal|free pascal",
    "perl|perl 5|perl5",
    "php|php5|php7|php8",
    "plsql|pl sql|oracle pl sql",
    "postgresql|postgres|psql|pgsql|postgre sql",
    "powerpoint|microsoft powerpoint|ms powerpoint",
    "powershell|pwsh|windows powershell",
    "protocol buffer|protocol buffers|protobuf",
    "purescript|purs",
    "python|python3|py|cpython",
    "q#|qsharp|q sharp",
    "r|r language|rlang|rscript|gnu r",
    "raku|perl 6|perl6",
    "react|reactjs|react js",
    "regular expression|regular expressions|regex|regexp|regexps",
    "restructuredtext|rst",
    "rocq prover|coq|rocq",
    "ruby|rb|jruby",
    "ruby on rails|rails|ror",
    "rust|rs|rustlang|rust lang",
    "sass|scss",
    "shell|shell script|bourne shell|posix shell|unix shell",
    "sql server|microsoft sql server|ms sql|mssql|ms sql server",
    "svelte|sveltejs",
    "systemverilog|system verilog",
    "tex|latex",
    "tsql|t sql|transact sql",
    "tsx|typescript react|typescriptreact",
    "jsx|javascript react|javascriptreact",
    "typescript|ts",
    "unity3d|unity|unity 3d",
    "unix assembly|gas|gnu asm|gnu assembler",
    "vb net|visual basic net|vbnet",
    "vba|visual basic for applications|excel vba",
    "verilog|verilog hdl",
    "vim script|viml|vimscript|nvim",
    "visual basic 6 0|vb6|vb 6|visual basic 6|visual basic classic|classic visual basic|classic vb",
    "vue|vue js|vuejs",
    "wasm|webassembly|web assembly|wast",
    "windows|microsoft windows|ms windows",
    "wolfram language|mathematica|wolfram mathematica|wolfram|mma",
    "xml|xml schema|extensible markup language",
    "yaml|yml",
    "zsh|z shell",
];

/// A name under this length that stands for a longer one is [`SHORT`].
const LONG: usize = 4;

/// The skills that other names of a compact key name in this catalogue.
pub(super) fn other_names(index: &Index, key: &str) -> Vec<(SkillId, f64)> {
    let groups = NAMES.iter().filter(|names| names.split('|').any(|name| is_key(name, key)));
    let names = groups.flat_map(|names| names.split('|'));
    let mut buffer = String::new();
    let mut found: Vec<(SkillId, f64)> = Vec::new();
    for name in names {
        buffer.clear();
        buffer.extend(name.chars().filter(|c| *c != ' '));
        let score = if key.len() < LONG { SHORT } else { ALIAS };
        found.extend(index.named(&buffer).into_iter().map(|(_, label)| (label.skill, score)));
    }
    // The first name that the catalogue holds is the one that is meant: groups begin with the usual name.
    found.truncate(1);
    found
}

/// Whether a name of words with single spaces has this compact key.
pub(super) fn is_key(name: &str, key: &str) -> bool {
    name.len() >= key.len() && name.bytes().filter(|byte| *byte != b' ').eq(key.bytes())
}
