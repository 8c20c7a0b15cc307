/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.dataset.command;

import org.jspecify.annotations.NullMarked;
