package almanac.storage.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Reads a pack in passing, in parts of any length, and reports its entries. The format is git's (gitformat-pack). */
final class PackScan implements AutoCloseable {

    private static final int LENGTH_OF_HEADER = 12;
    private static final int MOST_BITS = 56;

    private enum Part {
        HEADER,
        ENTRY,
        PLACE_OF_BASE,
        ID_OF_BASE,
        CONTENT,
        AFTER
    }

    private final PackEntries entries;
    private final Inflater inflater = new Inflater();
    private final byte[] inflated = new byte[1 << 13];

    /** Bytes of a header, an id, or the beginning of a difference. */
    private final byte[] gathered = new byte[Constants.OBJECT_ID_LENGTH];

    private int has;
    private Part part = Part.HEADER;
    private long position;
    private long entriesLeft;

    private long offset;
    private int type;
    private long size;
    private int bits;
    private long distance;
    private @Nullable ObjectId base;
    private long seen;

    PackScan(PackEntries entries) {
        this.entries = entries;
    }

    void accept(byte[] bytes, int from, int length) throws IOException {
        int end = from + length;
        for (int at = from; at < end && part != Part.AFTER; ) {
            int next = at + 1;
            switch (part) {
                case HEADER -> header(bytes[at]);
                case ENTRY -> entry(bytes[at] & 0xff);
                case PLACE_OF_BASE -> placeOfBase(bytes[at] & 0xff);
                case ID_OF_BASE -> idOfBase(bytes[at]);
                case CONTENT -> next = content(bytes, at, end);
                case AFTER -> throw new IllegalStateException("a pack goes on after its end");
            }
            position += next - at;
            at = next;
            if (part == Part.CONTENT && inflater.finished()) {
                contentEnds();
            }
        }
    }

    private void header(byte next) throws IOException {
        gathered[has++] = next;
        if (has == LENGTH_OF_HEADER) {
            entriesLeft = Integer.toUnsignedLong(ByteBuffer.wrap(gathered).getInt(LENGTH_OF_HEADER - Integer.BYTES));
            entries.begin(entriesLeft);
            entryEnds();
        }
    }

    private void entryEnds() throws IOException {
        has = 0;
        bits = 0;
        part = Part.ENTRY;
        if (entriesLeft == 0) {
            part = Part.AFTER;
            entries.end();
        }
    }

    /**
     * Reads the kind and four bits of the size, then seven bits a byte for as long as the first bit says that there are
     * more.
     */
    private void entry(int next) throws IOException {
        if (bits == 0) {
            offset = position;
            type = (next >> 4) & 7;
            size = next & 0xf;
            bits = 4;
        } else {
            size |= (next & 0x7fL) << bits;
            bits += 7;
        }
        if (bits > MOST_BITS) {
            throw new IOException("an entry is larger than anything");
        }
        if ((next & 0x80) == 0) {
            bits = 0;
            base = null;
            distance = 0;
            switch (type) {
                case Constants.OBJ_BLOB -> contentBegins();
                case Constants.OBJ_OFS_DELTA -> part = Part.PLACE_OF_BASE;
                case Constants.OBJ_REF_DELTA -> part = Part.ID_OF_BASE;
                default -> {
                    entries.hold(size);
                    contentBegins();
                }
            }
        }
    }

    private void placeOfBase(int next) throws IOException {
        distance = bits == 0 ? next & 0x7f : ((distance + 1) << 7) | (next & 0x7f);
        bits += 7;
        if (bits > MOST_BITS) {
            throw new IOException("a difference has no base");
        }
        if ((next & 0x80) == 0) {
            contentBegins();
        }
    }

    private void idOfBase(byte next) {
        gathered[has++] = next;
        if (has == gathered.length) {
            base = ObjectId.fromRaw(gathered);
            contentBegins();
        }
    }

    private void contentBegins() {
        has = 0;
        seen = 0;
        inflater.reset();
        part = Part.CONTENT;
    }

    private int content(byte[] bytes, int from, int end) throws IOException {
        inflater.setInput(bytes, from, end - from);
        try {
            while (!inflater.finished() && !inflater.needsInput()) {
                int length = inflater.inflate(inflated);
                if (length == 0 && inflater.needsDictionary()) {
                    throw new IOException("an entry is not compressed as git does it");
                }
                int more = Math.min(length, gathered.length - has);
                System.arraycopy(inflated, 0, gathered, has, more);
                has += more;
                seen += length;
            }
        } catch (DataFormatException e) {
            throw new IOException("an entry cannot be inflated", e);
        }
        if (seen > size) {
            throw new IOException("an entry is larger than it says");
        }
        return end - inflater.getRemaining();
    }

    private void contentEnds() throws IOException {
        if (type == Constants.OBJ_OFS_DELTA) {
            entries.difference(offset, offset - distance, size, sizeOfResult());
        } else if (base != null) {
            entries.difference(offset, base, size, sizeOfResult());
        } else {
            entries.whole(offset, size);
        }
        entriesLeft--;
        entryEnds();
    }

    /**
     * Returns the size of the result: a difference begins with that of its base and that of its result, seven bits a
     * byte.
     */
    private long sizeOfResult() throws IOException {
        int at = 0;
        long number = 0;
        for (int which = 0; which < 2; which++) {
            number = 0;
            int shift = 0;
            int next;
            do {
                if (at >= has || shift > MOST_BITS) {
                    throw new IOException("a difference does not say what it leads to");
                }
                next = gathered[at++];
                number |= (next & 0x7fL) << shift;
                shift += 7;
            } while ((next & 0x80) != 0);
        }
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IOException("a difference leads to more than can be held");
        }
        return number;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
