/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.project.query;

import org.jspecify.annotations.NullMarked;
