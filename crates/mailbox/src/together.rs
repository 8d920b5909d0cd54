// SPDX-License-Identifier: EUPL-1.2
//! Work that comes while other work of its kind is under way is done together afterwards.

use std::sync::{Mutex, PoisonError};

use tokio::sync::{Mutex as Turn, oneshot};

use crate::error::StoreError;

/// What waits, and whose turn it is. Nothing waits longer than for the batch before it.
#[derive(Debug)]
pub(crate) struct Together<Q, A> {
    waiting: Mutex<Vec<Waiting<Q, A>>>,
    turn: Turn<()>,
}

#[derive(Debug)]
struct Waiting<Q, A> {
    question: Q,
    answer: oneshot::Sender<Result<A, StoreError>>,
}

impl<Q, A> Default for Together<Q, A> {
    fn default() -> Self {
        Self {
            waiting: Mutex::default(),
            turn: Turn::default(),
        }
    }
}

impl<Q, A> Together<Q, A> {
    /// Has a question answered with all others that wait. `work` answers a list in its order; when it fails, it has failed for all of
    /// them.
    ///
    /// # Errors
    /// That of `work`, or its answer to this question.
    pub(crate) async fn ask<F>(
        &self,
        question: Q,
        work: impl FnOnce(Vec<Q>) -> F,
    ) -> Result<A, StoreError>
    where
        F: Future<Output = Result<Vec<Result<A, StoreError>>, StoreError>>,
    {
        let (answer, mut mine) = oneshot::channel();
        self.list().push(Waiting { question, answer });
        let turn = tokio::select! {
            biased;
            answer = &mut mine => return given(answer),
            turn = self.turn.lock() => turn,
        };
        let (questions, askers): (Vec<Q>, Vec<_>) = std::mem::take(&mut *self.list())
            .into_iter()
            .map(|one| (one.question, one.answer))
            .unzip();
        let done = work(questions).await;
        drop(turn);
        let answers: Vec<Result<A, StoreError>> = match done {
            Ok(answers) => answers,
            Err(error) => askers.iter().map(|_| Err(error.clone())).collect(),
        };
        for (asker, answer) in askers.into_iter().zip(answers) {
            // Whoever does not wait any more is not told.
            drop(asker.send(answer));
        }
        given(mine.await)
    }

    fn list(&self) -> std::sync::MutexGuard<'_, Vec<Waiting<Q, A>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// No answer: whoever worked for all has given up, or answered too few. What became of it is in the store.
fn given<A>(
    answer: Result<Result<A, StoreError>, oneshot::error::RecvError>,
) -> Result<A, StoreError> {
    answer.unwrap_or_else(|_| {
        Err(StoreError::Internal(
            "work done together broke off".to_owned(),
        ))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn what_comes_meanwhile_is_answered_together_and_each_gets_its_own() {
        let (together, batches) = (Arc::new(Together::default()), Arc::new(AtomicU32::new(0)));
        let ask = |n: u32| {
            let (together, batches) = (Arc::clone(&together), Arc::clone(&batches));
            tokio::spawn(async move {
                together
                    .ask(n, |all: Vec<u32>| async move {
                        batches.fetch_add(1, Ordering::SeqCst);
                        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                        Ok(all
                            .into_iter()
                            .map(|n| match n {
                                7 => Err(StoreError::Absent),
                                n => Ok(n * 2),
                            })
                            .collect())
                    })
                    .await
            })
        };
        let asked: Vec<_> = (0..100).map(ask).collect();
        for (n, answer) in (0..100).zip(asked) {
            let expected = if n == 7 {
                Err(StoreError::Absent)
            } else {
                Ok(n * 2)
            };
            assert_eq!(answer.await.unwrap(), expected);
        }
        assert!(batches.load(Ordering::SeqCst) <= 3, "{batches:?}");
    }

    #[tokio::test]
    async fn a_batch_that_fails_fails_for_all_and_the_next_one_goes_on() {
        let together: Together<u32, u32> = Together::default();
        let slow = |all: Vec<u32>| async {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            Ok(all.into_iter().map(Ok).collect())
        };
        let fails = |_| async { Err(StoreError::Unavailable("disk".to_owned())) };
        let works = |all: Vec<u32>| async { Ok(all.into_iter().map(Ok).collect()) };
        let (one, two, three) = tokio::join!(
            together.ask(1, slow),
            together.ask(2, fails),
            together.ask(3, works)
        );
        assert_eq!(one, Ok(1), "it was alone");
        assert!(two.is_err() && three.is_err(), "the second took both");
        assert_eq!(together.ask(4, works).await, Ok(4));
    }

    #[tokio::test]
    async fn whoever_gives_up_holds_nobody_up() {
        let together: Arc<Together<u32, u32>> = Arc::default();
        let held = Arc::clone(&together);
        let gone = tokio::spawn(async move { held.ask(1, |_| std::future::pending()).await });
        tokio::task::yield_now().await;
        let next = Arc::clone(&together);
        let waits = tokio::spawn(async move {
            next.ask(2, |all| async { Ok(all.into_iter().map(Ok).collect()) })
                .await
        });
        tokio::task::yield_now().await;
        gone.abort();
        assert_eq!(waits.await.unwrap(), Ok(2));
    }
}
