/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.shared;

import org.jspecify.annotations.NullMarked;
