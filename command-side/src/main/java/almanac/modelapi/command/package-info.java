/** Commands to model APIs, their versions and tokens, and for asynchronous predictions. */
@NullMarked
package almanac.modelapi.command;

import org.jspecify.annotations.NullMarked;
