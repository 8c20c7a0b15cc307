/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.project.api;

import org.jspecify.annotations.NullMarked;
