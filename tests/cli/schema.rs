//! A small validator for JSON Schema: it supports what the schemas in docs/schema use, and fails for anything
//! else.

use crate::process::top;
use serde_json::Value;

/// Keywords about a schema, not about a value.
const REMARKS: [&str; 4] = ["$schema", "$defs", "title", "description"];

/// A schema in docs/schema.
pub(crate) fn schema(name: &str) -> Value {
    let path = top().join("docs/schema").join(format!("{name}.schema.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Every violation of a schema by a value, each with its path.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "$", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let telling = ["$ref", "anyOf", "type", "enum", "const"];
    assert!(telling.iter().any(|keyword| schema.get(keyword).is_some()), "{at}: the schema says no type");
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$ref" => {
                let place = rule.as_str().and_then(|place| place.strip_prefix('#')).unwrap();
                check(root, root.pointer(place).expect("what is referred to is there"), value, at, faults);
                true
            }
            "type" => match rule {
                Value::Array(kinds) => kinds.iter().any(|kind| is_kind(kind, value)),
                kind => is_kind(kind, value),
            },
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "required" => value.as_object().is_none_or(|object| {
                rule.as_array().unwrap().iter().all(|key| object.contains_key(key.as_str().unwrap()))
            }),
            "anyOf" => rule.as_array().unwrap().iter().any(|way| {
                let mut of_way = Vec::new();
                check(root, way, value, at, &mut of_way);
                of_way.is_empty()
            }),
            "properties" => {
                assert!(schema.get("required").is_some(), "{at}: objects say what is required");
                for (key, of_key) in rule.as_object().unwrap() {
                    if let Some(inner) = value.get(key) {
                        check(root, of_key, inner, &format!("{at}.{key}"), faults);
                    }
                }
                // An unknown field is a violation, whatever else the schema says about it.
                let known = rule.as_object().unwrap();
                value.as_object().is_none_or(|object| object.keys().all(|key| known.contains_key(key)))
            }
            "additionalProperties" => {
                assert_eq!(rule, false, "{keyword}: {rule} is not read here");
                true
            }
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{at}[{number}]"), faults);
                }
                true
            }
            other => {
                assert!(REMARKS.contains(&other), "{other} is not read here");
                true
            }
        };
        if !holds {
            let shown: String = value.to_string().chars().take(200).collect();
            faults.push(format!("{at}: {keyword} {rule} does not hold for {shown}"));
        }
    }
}

fn is_kind(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other} is not read here"),
    }
}

#[test]
fn what_differs_from_a_schema_is_found() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": {
            "a": { "$ref": "#/$defs/few" },
            "b": { "enum": ["x", null] },
            "c": { "type": ["integer", "null"], "minimum": 0, "maximum": 3 },
        },
        "$defs": { "few": { "type": "array", "items": { "type": "number" }, "minItems": 1, "maxItems": 2 } },
    });
    let count = |value: Value| faults(&schema, &value).len();
    assert_eq!(count(serde_json::json!({"a": [1, 2.5], "b": null, "c": 3})), 0);
    let wrong = [
        serde_json::json!([]),
        serde_json::json!({}),
        serde_json::json!({"a": []}),
        serde_json::json!({"a": [1, 2, 3]}),
        serde_json::json!({"a": ["1"]}),
        serde_json::json!({"a": [1], "b": "y"}),
        serde_json::json!({"a": [1], "c": 1.5}),
        serde_json::json!({"a": [1], "c": -1}),
        serde_json::json!({"a": [1], "c": 4}),
        serde_json::json!({"a": [1], "d": 0}),
    ];
    wrong.into_iter().for_each(|value| assert!(count(value.clone()) > 0, "{value}"));
}
