package almanac.storage.git;

import almanac.shared.ErrorCode;
import almanac.storage.files.Space;
import java.io.IOException;

/** Room on the disk, less what is reserved for writes to come: no byte is promised twice. */
final class PromisedRoom {

    private final Space space;
    private long promised;

    PromisedRoom(Space space) {
        this.space = space;
    }

    /** Returns how much may be reserved, at least one byte: without room it refuses. */
    synchronized long left() throws IOException {
        long left = space.room() - promised;
        if (left <= 0) {
            throw ErrorCode.NO_ROOM.with();
        }
        return left;
    }

    private synchronized void take(long now, long later) throws IOException {
        if (now + later > left()) {
            throw ErrorCode.NO_ROOM.with();
        }
        promised += later;
    }

    private synchronized void giveBack(long bytes) {
        promised -= bytes;
    }

    DiskReservation reservation() {
        return new DiskReservation() {
            private long mine;

            @Override
            public void more(long now, long later) throws IOException {
                take(now, later);
                mine += later;
            }

            @Override
            public void close() {
                giveBack(mine);
                mine = 0;
            }
        };
    }
}
