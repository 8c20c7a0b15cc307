/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.project.event;

import org.jspecify.annotations.NullMarked;
