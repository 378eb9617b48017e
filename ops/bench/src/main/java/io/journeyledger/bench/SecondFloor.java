package io.journeyledger.bench;

/**
 * Another floor, beside the one that the goal is set against: what cannot be done without even by what has nothing to
 * find out.
 *
 * @param is what it does, in a sentence
 * @param figure under which floor runs report it, in the unit of the subject's first figure; more is better
 */
record SecondFloor(String is, String figure) {}
