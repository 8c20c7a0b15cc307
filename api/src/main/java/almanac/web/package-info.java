/**
 * What the API of every feature needs and none owns: how requests are read, bounded and refused, and answers written.
 */
@NullMarked
package almanac.web;

import org.jspecify.annotations.NullMarked;
