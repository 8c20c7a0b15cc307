/** Git over HTTP: clones, fetches and pushes of projects' repositories (docs/adr/0024). */
@NullMarked
package almanac.git.http;

import org.jspecify.annotations.NullMarked;
