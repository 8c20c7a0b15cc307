/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.user.query;

import org.jspecify.annotations.NullMarked;
