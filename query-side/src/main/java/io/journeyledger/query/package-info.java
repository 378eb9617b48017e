/** What is asked: a package for each kind of question, and here what all of them share. The web pages ask them. */
@NullMarked
package io.journeyledger.query;

import org.jspecify.annotations.NullMarked;
