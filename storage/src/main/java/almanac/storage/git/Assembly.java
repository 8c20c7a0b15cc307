package almanac.storage.git;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Computes how much memory it takes to read an object. JGit puts a difference in a pack together in memory, from its
 * base, which may be one in turn; a small file may take a large one to be read.
 */
final class Assembly {

    /** Bytes at the start of an entry: its size, the place of its base, and how its difference begins. */
    private static final int BEGINNING = 256;

    private static final int SIZES = 20;

    private final Pack pack;
    private final RandomAccessFile file;
    private final Inflater inflater;
    private final byte[] bytes = new byte[BEGINNING];
    private final byte[] sizes = new byte[SIZES];

    private int at;
    private int end;

    private Assembly(Pack pack, RandomAccessFile file, Inflater inflater) {
        this.pack = pack;
        this.file = file;
        this.inflater = inflater;
    }

    /** Returns an upper bound; 0 for an object that is missing, or can be read in parts. */
    static long of(AnyObjectId id, ObjectDirectory objects) throws IOException {
        long most = 0;
        for (Pack pack : objects.getPacks()) {
            long offset = pack.getIndex().findOffset(id);
            if (offset >= 0) {
                most = Math.max(most, of(offset, pack));
            }
        }
        return most;
    }

    private static long of(long offset, Pack pack) throws IOException {
        Inflater inflater = new Inflater();
        try (RandomAccessFile file = new RandomAccessFile(pack.getPackFile(), "r")) {
            return new Assembly(pack, file, inflater).of(offset);
        } catch (DataFormatException e) {
            throw new CorruptObjectException("an entry of %s cannot be inflated".formatted(pack), e);
        } finally {
            inflater.end();
        }
    }

    private long of(long offset) throws IOException, DataFormatException {
        long most = 0;
        long made = 0; // for the next base: size of what is made from it, and of the instructions for that
        long place = offset;
        while (true) {
            file.seek(place);
            int length = Math.max(file.read(bytes), 0);
            at = 0;
            end = length;
            int first = next();
            int type = (first >> 4) & 7;
            long size = first & 0xf;
            for (int next = first, shift = 4; (next & 0x80) != 0; shift += 7) {
                next = next();
                size |= (next & 0x7fL) << shift;
            }
            if (type != Constants.OBJ_OFS_DELTA && type != Constants.OBJ_REF_DELTA) {
                return made == 0 ? 0 : Math.max(most, size + made);
            }
            long base = type == Constants.OBJ_OFS_DELTA ? place - distance() : placeOf();
            inflate(length);
            long below = number();
            long result = number();
            most = Math.max(most, below + result + size);
            made = result + size;
            place = base;
        }
    }

    /** Reads how the difference begins, into the place of what was read. */
    private void inflate(int length) throws IOException, DataFormatException {
        inflater.reset();
        inflater.setInput(bytes, at, Math.max(length - at, 0));
        int has = 0;
        while (has < SIZES && !inflater.finished()) {
            if (inflater.needsInput()) {
                int more = file.read(bytes);
                if (more <= 0) {
                    break;
                }
                inflater.setInput(bytes, 0, more);
            }
            has += inflater.inflate(sizes, has, SIZES - has);
        }
        at = 0;
        end = has;
        System.arraycopy(sizes, 0, bytes, 0, has);
    }

    private int next() throws IOException {
        if (at >= end) {
            throw new CorruptObjectException("an entry of %s does not end".formatted(pack));
        }
        return bytes[at++] & 0xff;
    }

    private long distance() throws IOException {
        int next = next();
        long distance = next & 0x7f;
        while ((next & 0x80) != 0) {
            next = next();
            distance = ((distance + 1) << 7) | (next & 0x7f);
        }
        return distance;
    }

    private long placeOf() throws IOException {
        long place = pack.getIndex().findOffset(ObjectId.fromRaw(bytes, at));
        at += Constants.OBJECT_ID_LENGTH;
        if (place < 0) {
            throw new CorruptObjectException("a difference in %s has no base".formatted(pack));
        }
        return place;
    }

    private long number() throws IOException {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = next();
            number |= (next & 0x7fL) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return number;
    }
}
