//! Speed: an evaluation is nothing that a reader could notice.

use super::super::{Answer, Answers, evaluate};
use super::of;
use serde_json::{Value, json};
use std::time::Instant;

/// 300 items and 300 conditions in at most 0.2 ms, as `make bench` measures it in release; a debug build is only bounded loosely.
#[test]
fn an_evaluation_of_300_items_takes_no_time() {
    let mut items = vec![json!({"linkId": "0", "type": "boolean", "text": "Q"})];
    items.extend((1..300).map(|at| {
        let condition = |question: i32| json!({"question": question.to_string(), "operator": "=", "answerBoolean": true});
        let mut conditions = vec![condition(at - 1)];
        conditions.extend((at == 299).then(|| condition(0)));
        json!({"linkId": at.to_string(), "type": "boolean", "text": "Q", "enableWhen": conditions, "enableBehavior": "all"})
    }));
    let questionnaire = of(Value::Array(items));
    let mut given = Answers::new();
    (0..300).for_each(|at| given.set(&at.to_string(), vec![Answer::Boolean(true)]));
    let start = Instant::now();
    let rounds = if cfg!(debug_assertions) { 200 } else { 5_000 };
    for _ in 0..rounds {
        assert_eq!(evaluate(&questionnaire, &given).enabled(&questionnaire).count(), 300);
    }
    let each = start.elapsed() / rounds;
    println!("one evaluation of 300 items: {each:?}");
    let limit = if cfg!(debug_assertions) { 5_000 } else { 200 };
    assert!(each.as_micros() <= limit, "{each:?}");
}
