-- A letter that is being told again, or left out for good, says so while that goes on: from then on no process withholds what
-- waits behind it, and should the one that tells it die, the letter is still there.
ALTER TABLE dead_letter DROP CONSTRAINT dead_letter_state_check;
ALTER TABLE dead_letter ADD CONSTRAINT dead_letter_state_check
    CHECK (state IN ('PARKED', 'EVICTED', 'RETRYING', 'EVICTING'));
