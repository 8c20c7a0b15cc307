package almanac.storage.git;

import java.io.IOException;

/** Room on the disk that is reserved until this is closed. */
public interface DiskReservation extends AutoCloseable {

    /**
     * Reserves more before it is written, and refuses when the disk has no room.
     *
     * @param now number of bytes that are written at once
     * @param later number of bytes that may be written before this is closed
     */
    void more(long now, long later) throws IOException;

    @Override
    void close();
}
