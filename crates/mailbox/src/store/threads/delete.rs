// SPDX-License-Identifier: EUPL-1.2
//! A thread is deleted with everything in it.

use diesel::prelude::*;

use super::Threads;
use crate::db::schema::{
    announcement, attachment, barrier, dispute, evidence, evidence_head, hand_over, lane,
    legal_hold, letter_job, mail_in, medical_request, mention, message, message_body, opening,
    reply_code, rule_assignment, rule_question, staged_message, thread, thread_epoch, thread_grant,
    thread_person, thread_unit,
};
use crate::error::StoreError;
use crate::ids::ThreadId;

impl Threads<'_> {
    /// Deletes a thread and everything in it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, id: ThreadId) -> Result<(), StoreError> {
        let id = id.as_bytes().as_slice();
        let mids: Vec<Vec<u8>> = message::table
            .filter(message::thread.eq(id))
            .select(message::mid)
            .load(self.conn)?;
        for mid in &mids {
            diesel::delete(message_body::table.find(mid)).execute(self.conn)?;
        }
        diesel::delete(message::table.filter(message::thread.eq(id))).execute(self.conn)?;
        // Only now: the database keeps evidence as long as its decision.
        for mid in &mids {
            diesel::delete(evidence::table.filter(evidence::mid.eq(mid))).execute(self.conn)?;
            diesel::delete(evidence_head::table.filter(evidence_head::mid.eq(mid)))
                .execute(self.conn)?;
        }
        diesel::delete(staged_message::table.filter(staged_message::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(announcement::table.filter(announcement::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(letter_job::table.filter(letter_job::thread.eq(id))).execute(self.conn)?;
        diesel::delete(attachment::table.filter(attachment::thread.eq(id))).execute(self.conn)?;
        diesel::delete(thread_grant::table.filter(thread_grant::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(thread_epoch::table.filter(thread_epoch::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(thread_person::table.filter(thread_person::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(thread_unit::table.filter(thread_unit::thread.eq(id))).execute(self.conn)?;
        diesel::delete(hand_over::table.filter(hand_over::thread.eq(id))).execute(self.conn)?;
        diesel::delete(barrier::table.filter(barrier::thread.eq(id))).execute(self.conn)?;
        diesel::delete(rule_question::table.filter(rule_question::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(rule_assignment::table.filter(rule_assignment::thread.eq(id)))
            .execute(self.conn)?;
        diesel::delete(mention::table.filter(mention::thread.eq(id))).execute(self.conn)?;
        diesel::delete(medical_request::table.find(id)).execute(self.conn)?;
        diesel::delete(dispute::table.filter(dispute::thread.eq(id))).execute(self.conn)?;
        diesel::delete(legal_hold::table.filter(legal_hold::thread.eq(id))).execute(self.conn)?;
        diesel::delete(reply_code::table.filter(reply_code::thread.eq(id))).execute(self.conn)?;
        diesel::delete(mail_in::table.find(id)).execute(self.conn)?;
        diesel::delete(lane::table.filter(lane::thread.eq(id))).execute(self.conn)?;
        diesel::delete(opening::table.filter(opening::thread.eq(id))).execute(self.conn)?;
        diesel::delete(thread::table.find(id)).execute(self.conn)?;
        Ok(())
    }
}
