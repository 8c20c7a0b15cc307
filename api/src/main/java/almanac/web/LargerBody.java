package almanac.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells which requests may have larger bodies than others, though they are read into memory. Those beyond their limit are
 * answered 413.
 */
public interface LargerBody {

    boolean isIn(HttpServletRequest request);

    /** Returns the number of bytes that the largest of them may have. */
    long bytes();
}
