/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.dataset.query;

import org.jspecify.annotations.NullMarked;
