package almanac.storage.git;

import java.io.IOException;

/** Room on the disk that nobody else is promised until this is closed. */
public interface DiskReservation extends AutoCloseable {

    /**
     * Asked for before it is written, and refused when there is no room.
     *
     * @param now how many bytes are written at once
     * @param later how many may be written before this is closed
     */
    void more(long now, long later) throws IOException;

    @Override
    void close();
}
