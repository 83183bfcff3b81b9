// SPDX-License-Identifier: MIT OR Apache-2.0
//! A small interpreter for PowerShell, so that the tests run the scripts' own pure functions on machines without
//! PowerShell. It panics at anything that those functions do not use. Its rules come from about_Return, about_Scopes,
//! about_Booleans and about_Comparison_Operators. It counts text in bytes, which makes no difference here.

#[path = "interpreter/value.rs"]
mod value;

use std::collections::HashMap;

use tree_sitter::{Node, Tree};
pub use value::{V, list, table};
use value::{compared, of_type};

/// The next step after a statement.
enum Then {
    Next,
    Continue,
    Return,
}

pub struct Interpreter<'a> {
    text: &'a str,
    functions: HashMap<String, Node<'a>>,
    scopes: Vec<HashMap<String, V>>,
}

fn children(node: Node) -> Vec<Node> {
    let all = (0..node.child_count()).filter_map(|place| node.child(place));
    all.filter(|child| child.kind() != "comment").collect()
}

/// The values of a pipeline as one value.
fn collapsed(mut values: Vec<V>) -> V {
    match values.len() {
        0 => V::Null,
        1 => values.remove(0),
        _ => list(values),
    }
}

impl<'a> Interpreter<'a> {
    /// Reads the functions and runs all other statements.
    pub fn new(text: &'a str, tree: &'a Tree) -> Interpreter<'a> {
        let mut interpreter = Interpreter { text, functions: HashMap::new(), scopes: vec![HashMap::new()] };
        for node in children(tree.root_node()).into_iter().filter(|node| node.kind() == "statement_list") {
            for statement in children(node) {
                match statement.kind() {
                    "function_statement" => {
                        let name = interpreter.source(children(statement)[1]).to_owned();
                        interpreter.functions.insert(name, statement);
                    }
                    _ => drop(interpreter.statement(statement, &mut Vec::new()).expect("no error")),
                }
            }
        }
        interpreter
    }

    pub fn variable(&self, name: &str) -> V {
        let found = self.scopes.iter().rev().find_map(|scope| scope.get(&name.to_ascii_lowercase()));
        found.unwrap_or_else(|| panic!("{name} is not set")).clone()
    }

    /// Calls a function and returns its output.
    ///
    /// # Errors
    /// The message that the function throws.
    pub fn call(&mut self, name: &str, arguments: Vec<V>) -> Result<Vec<V>, String> {
        let function = *self.functions.get(name).unwrap_or_else(|| panic!("no function {name}"));
        let parts = children(function);
        let parameters = all_of(function, "script_parameter");
        assert_eq!(parameters.len(), arguments.len(), "{name}");
        let mut scope = HashMap::new();
        for (parameter, value) in parameters.into_iter().zip(arguments) {
            let source = self.source(parameter);
            let (kind, variable) = source.rsplit_once('$').expect("a variable");
            let value = match kind.trim() {
                "" => value,
                "[string]" => V::Text(value.text()),
                other => panic!("{other}"),
            };
            scope.insert(variable.to_ascii_lowercase(), value);
        }
        self.scopes.push(scope);
        let mut out = Vec::new();
        let body = *parts.iter().find(|part| part.kind() == "script_block").expect("a body");
        let done = self.block(body, &mut out);
        self.scopes.pop();
        done.map(|_| out)
    }

    fn source(&self, node: Node) -> &'a str {
        &self.text[node.byte_range()]
    }

    /// Runs the statements in a block, at any depth of the grammar's tree.
    fn block(&mut self, node: Node<'a>, out: &mut Vec<V>) -> Result<Then, String> {
        for child in children(node) {
            let then = match child.kind() {
                "{" | "}" => Then::Next,
                "script_block" | "script_block_body" | "statement_list" | "statement_block" => {
                    self.block(child, out)?
                }
                _ => self.statement(child, out)?,
            };
            if !matches!(then, Then::Next) {
                return Ok(then);
            }
        }
        Ok(Then::Next)
    }

    fn statement(&mut self, node: Node<'a>, out: &mut Vec<V>) -> Result<Then, String> {
        let parts = children(node);
        match node.kind() {
            "pipeline" => out.extend(self.pipeline(node)?),
            "if_statement" => return self.choose(&parts, out),
            "foreach_statement" => {
                let name = self.source(parts[2]).trim_start_matches('$').to_owned();
                let over = self.pipeline_value(parts[4])?;
                for value in if matches!(over, V::Null) { vec![] } else { over.unrolled() } {
                    self.set(&name, value);
                    if matches!(self.block(parts[6], out)?, Then::Return) {
                        return Ok(Then::Return);
                    }
                }
            }
            "for_statement" => {
                let part = |kind: &str| *parts.iter().find(|part| part.kind() == kind).expect("a part");
                let (condition, step) = (children(part("for_condition"))[0], children(part("for_iterator"))[0]);
                self.pipeline(children(part("for_initializer"))[0])?;
                while self.pipeline_value(condition)?.is_true() {
                    if matches!(self.block(part("statement_block"), out)?, Then::Return) {
                        return Ok(Then::Return);
                    }
                    self.pipeline(step)?;
                }
            }
            "flow_control_statement" => match (parts[0].kind(), parts.get(1)) {
                ("continue", None) => return Ok(Then::Continue),
                ("return", Some(value)) => {
                    out.extend(self.pipeline(*value)?);
                    return Ok(Then::Return);
                }
                ("throw", Some(value)) => return Err(self.pipeline_value(*value)?.text()),
                other => panic!("{other:?}"),
            },
            "try_statement" => {
                return match self.block(parts[1], out) {
                    Err(message) => {
                        let error = table(vec![("Exception", table(vec![("Message", V::Text(message))]))]);
                        self.set("_", error);
                        let handler = all_of(parts[2], "statement_block");
                        self.block(*handler.last().expect("a handler"), out)
                    }
                    done => done,
                };
            }
            other => panic!("{other}: {}", self.source(node)),
        }
        Ok(Then::Next)
    }

    fn choose(&mut self, parts: &[Node<'a>], out: &mut Vec<V>) -> Result<Then, String> {
        if self.pipeline_value(parts[2])?.is_true() {
            return self.block(parts[4], out);
        }
        for part in &parts[5..] {
            match part.kind() {
                "elseif_clauses" => {
                    for clause in children(*part) {
                        let clause = children(clause);
                        if self.pipeline_value(clause[2])?.is_true() {
                            return self.block(clause[4], out);
                        }
                    }
                }
                "else_clause" => return self.block(children(*part)[1], out),
                other => panic!("{other}"),
            }
        }
        Ok(Then::Next)
    }

    fn set(&mut self, name: &str, value: V) {
        self.scopes.last_mut().expect("a scope").insert(name.to_ascii_lowercase(), value);
    }

    /// The output of a pipeline.
    fn pipeline(&mut self, node: Node<'a>) -> Result<Vec<V>, String> {
        let inner = children(node);
        if let Some(assignment) = inner.first().filter(|inner| inner.kind() == "assignment_expression") {
            self.assign(*assignment)?;
            return Ok(Vec::new());
        }
        let stages: Vec<Node> = children(inner[0]).into_iter().filter(|stage| stage.kind() != "|").collect();
        let mut values = match stages[0].kind() {
            "command" => self.command(stages[0])?,
            _ if self.source(stages[0]).starts_with("[void]") || self.source(stages[0]).ends_with("--") => {
                self.value(stages[0])?;
                Vec::new()
            }
            _ => self.value(stages[0])?.unrolled(),
        };
        for stage in &stages[1..] {
            values = self.filter(*stage, values)?;
        }
        Ok(values)
    }

    /// The output of a pipeline as one value. A single expression keeps its value.
    fn pipeline_value(&mut self, node: Node<'a>) -> Result<V, String> {
        let inner = children(node);
        let stages = children(inner[0]);
        if node.kind() == "pipeline" && stages.len() == 1 && stages[0].kind() != "command" {
            return self.value(stages[0]);
        }
        Ok(collapsed(self.pipeline(node)?))
    }

    /// Runs `Where-Object` or `ForEach-Object`.
    fn filter(&mut self, stage: Node<'a>, values: Vec<V>) -> Result<Vec<V>, String> {
        let name = self.source(children(stage)[0]);
        let body = *all_of(stage, "script_block").last().expect("a block");
        let mut kept = Vec::new();
        for value in values {
            self.set("_", value.clone());
            let mut out = Vec::new();
            self.block(body, &mut out)?;
            match name {
                "Where-Object" if collapsed(out.clone()).is_true() => kept.push(value),
                "Where-Object" => {}
                "ForEach-Object" => kept.extend(out),
                other => panic!("{other}"),
            }
        }
        Ok(kept)
    }

    fn command(&mut self, node: Node<'a>) -> Result<Vec<V>, String> {
        let parts = children(node);
        let arguments = children(parts[1]).into_iter().filter(|part| part.kind() != "command_argument_sep");
        let arguments: Vec<V> = arguments
            .map(|part| match part.kind() {
                "generic_token" => Ok(V::Text(self.source(part).to_owned())),
                _ => self.value(part),
            })
            .collect::<Result<_, _>>()?;
        match self.source(parts[0]) {
            "New-Object" => {
                assert_eq!(arguments[0].text(), "System.Collections.ArrayList");
                Ok(vec![list(Vec::new())])
            }
            name => self.call(name, arguments),
        }
    }

    fn assign(&mut self, node: Node<'a>) -> Result<(), String> {
        let parts = children(node);
        let value = self.pipeline_value(parts[2])?;
        let left = innermost(parts[0]);
        match left.kind() {
            "variable" => self.set(self.source(left).trim_start_matches('$'), value),
            "member_access" => {
                let parts = children(left);
                let (name, V::Table(object)) = (self.source(parts[2]), self.value(parts[0])?) else {
                    panic!("no object")
                };
                let mut object = object.borrow_mut();
                let slot = object.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name));
                slot.expect("a property that is there").1 = value;
            }
            other => panic!("{other}"),
        }
        Ok(())
    }

    fn value(&mut self, node: Node<'a>) -> Result<V, String> {
        let node = innermost(node);
        let parts = children(node);
        Ok(match node.kind() {
            "variable" => match self.source(node) {
                "$null" => V::Null,
                "$true" => V::Bool(true),
                "$false" => V::Bool(false),
                name => self.variable(name.trim_start_matches('$')),
            },
            "verbatim_string_characters" => V::Text(self.source(node).trim_matches('\'').to_owned()),
            "decimal_integer_literal" => V::Int(self.source(node).parse().expect("a number")),
            "parenthesized_expression" => self.pipeline_value(parts[1])?,
            "array_expression" => {
                let mut out = Vec::new();
                if parts[1].kind() == "statement_list" {
                    self.block(parts[1], &mut out)?;
                }
                list(out)
            }
            "hash_literal_expression" => {
                let mut pairs = Vec::new();
                for entry in all_of(node, "hash_entry") {
                    let parts = children(entry);
                    pairs.push((self.source(parts[0]), self.pipeline_value(parts[2])?));
                }
                table(pairs)
            }
            "element_access" => {
                let place = self.value(parts[2])?.at();
                let V::List(all) = self.value(parts[0])? else { panic!("no list") };
                let all = all.borrow();
                all[place].clone()
            }
            "member_access" if parts[1].kind() == "::" => V::Text(self.source(parts[2]).to_owned()),
            "member_access" => self.value(parts[0])?.get(self.source(parts[2])),
            "invokation_expression" => self.invoke(&parts)?,
            _ => self.operation(node, &parts)?,
        })
    }

    /// The value of an expression with an operator.
    fn operation(&mut self, node: Node<'a>, parts: &[Node<'a>]) -> Result<V, String> {
        Ok(match node.kind() {
            "expression_with_unary_operator" if parts[0].kind() == "-not" => V::Bool(!self.value(parts[1])?.is_true()),
            "post_decrement_expression" => {
                let name = self.source(parts[0]).trim_start_matches('$');
                let number = self.variable(name).int();
                self.set(name, V::Int(number - 1));
                V::Null
            }
            "cast_expression" => {
                let value = self.value(parts[1])?;
                match self.source(parts[0]) {
                    "[void]" | "[pscustomobject]" => value,
                    "[string]" => V::Text(value.text()),
                    other => panic!("{other}"),
                }
            }
            "logical_expression" => {
                let left = self.value(parts[0])?.is_true();
                V::Bool(match parts[1].kind() {
                    "-and" => left && self.value(parts[2])?.is_true(),
                    "-or" => left || self.value(parts[2])?.is_true(),
                    other => panic!("{other}"),
                })
            }
            "comparison_expression" => {
                let (left, right) = (self.value(parts[0])?, self.value(parts[2])?);
                compared(&left, self.source(parts[1]), &right)
            }
            "additive_expression" | "additive_argument_expression" => {
                let (left, right) = (self.value(parts[0])?, self.value(parts[2])?);
                match (left, parts[1].kind(), right) {
                    (V::Int(one), "+", V::Int(two)) => V::Int(one + two),
                    (V::Int(one), "-", V::Int(two)) => V::Int(one - two),
                    (V::Text(one), "+", two) => V::Text(one + &two.text()),
                    (V::List(one), "+", two) => list(one.borrow().iter().cloned().chain(two.unrolled()).collect()),
                    other => panic!("{other:?}"),
                }
            }
            other => panic!("{other}: {}", self.source(node)),
        })
    }

    fn invoke(&mut self, parts: &[Node<'a>]) -> Result<V, String> {
        let name = self.source(parts[2]);
        let mut arguments = Vec::new();
        for list in children(parts[3]).into_iter().filter(|part| part.kind() == "argument_expression_list") {
            for argument in children(list).into_iter().filter(|part| part.kind() != ",") {
                arguments.push(self.value(argument)?);
            }
        }
        if parts[1].kind() == "::" {
            return Ok(of_type(self.source(parts[0]), name, &arguments));
        }
        Ok(match (self.value(parts[0])?, name, arguments.as_slice()) {
            (V::Text(text), "Trim", []) => V::Text(text.trim().to_owned()),
            (V::Text(text), "StartsWith", [part]) => V::Bool(text.starts_with(&part.text())),
            (V::Text(text), "EndsWith", [part]) => V::Bool(text.ends_with(&part.text())),
            (V::Text(text), "Contains", [part]) => V::Bool(text.contains(&part.text())),
            (V::Text(text), "Substring", [from]) => V::Text(text[from.at()..].to_owned()),
            // The first character may have more than one byte.
            (V::Text(text), "Substring", [from, length]) => {
                let end = (from.at() + length.at()..).find(|end| text.is_char_boundary(*end)).expect("an end");
                V::Text(text[from.at()..end].to_owned())
            }
            (V::List(all), "Add", [value]) => {
                all.borrow_mut().push(value.clone());
                V::Null
            }
            other => panic!("{other:?}"),
        })
    }
}

/// Follows a chain of nodes with one child each to its last node.
fn innermost(node: Node) -> Node {
    let mut node = node;
    while node.kind() != "variable" && node.child_count() == 1 {
        node = node.child(0).expect("a child");
    }
    node
}

/// Every node of this kind that is not inside another one of the same kind.
fn all_of<'a>(node: Node<'a>, kind: &str) -> Vec<Node<'a>> {
    children(node)
        .into_iter()
        .flat_map(|child| if child.kind() == kind { vec![child] } else { all_of(child, kind) })
        .collect()
}
