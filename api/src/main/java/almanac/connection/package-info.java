/** How many connections there may be, how slow their clients, and how many requests are worked on at a time. */
@NullMarked
package almanac.connection;

import org.jspecify.annotations.NullMarked;
