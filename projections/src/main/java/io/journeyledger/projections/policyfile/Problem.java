package io.journeyledger.projections.policyfile;

/**
 * One fault of a policy file.
 *
 * @param line from 1
 * @param column from 1
 * @param key path to the value, such as {@code complaints.regimes.default.clocks[0].term}; empty for the file as a whole
 * @param message what is wrong, with the wrong value, and what is allowed
 */
public record Problem(int line, int column, String key, String message) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column + (key.isEmpty() ? "" : ", " + key) + ": " + message;
    }
}
