/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.organization.query;

import org.jspecify.annotations.NullMarked;
