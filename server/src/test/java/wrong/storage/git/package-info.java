/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.storage.git;

import org.jspecify.annotations.NullMarked;
