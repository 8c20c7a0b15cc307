/** Made to break rules: see {@code almanac.architecture}. */
@NullMarked
package wrong.project.command;

import org.jspecify.annotations.NullMarked;
