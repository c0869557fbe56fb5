package io.github.explicell.model;

import java.nio.ByteBuffer;

/** The number formats of weights that this project reads. */
public enum DataType {

    /** IEEE double precision, read as the nearest float */
    F64(8) {

        @Override
        public float read(final ByteBuffer in) {
            return (float) in.getDouble();
        }

        @Override
        void write(final ByteBuffer out, final float value) {
            out.putDouble(value);
        }
    },
    /** IEEE single precision */
    F32(4) {

        @Override
        public float read(final ByteBuffer in) {
            return in.getFloat();
        }

        @Override
        void write(final ByteBuffer out, final float value) {
            out.putFloat(value);
        }
    },
    /** IEEE half precision */
    F16(2) {

        @Override
        public float read(final ByteBuffer in) {
            return halfToFloat(in.getShort());
        }

        @Override
        void write(final ByteBuffer out, final float value) {
            out.putShort(floatToHalf(value));
        }
    },
    /** The upper half of a single */
    BF16(2) {

        @Override
        public float read(final ByteBuffer in) {
            return Float.intBitsToFloat(in.getShort() << 16);
        }

        @Override
        void write(final ByteBuffer out, final float value) {
            final int bits = Float.floatToRawIntBits(value);
            // round to nearest, ties to even; NaN stays NaN
            final int rounded = Float.isNaN(value) ? bits | 0x400000 : bits + 0x7fff + (bits >>> 16 & 1);
            out.putShort((short) (rounded >>> 16));
        }
    },
    /** 64-bit integers, read as the nearest float */
    I64(8) {

        @Override
        public float read(final ByteBuffer in) {
            return in.getLong();
        }

        @Override
        void write(final ByteBuffer out, final float value) {
            out.putLong((long) value);
        }
    };

    private final int bytes;

    DataType(final int bytes) {
        this.bytes = bytes;
    }

    /** @return bytes of one number */
    public int bytes() {
        return bytes;
    }

    /**
     * @param in little-endian; stands behind the number afterwards
     * @return the number
     */
    public abstract float read(ByteBuffer in);

    abstract void write(ByteBuffer out, float value);

    static float halfToFloat(final short half) {
        final int sign = (half & 0x8000) << 16;
        final int exponent = half >>> 10 & 0x1f;
        final int mantissa = half & 0x3ff;
        if (exponent == 0) {
            final float subnormal = mantissa * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        final int wide = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | mantissa << 13);
    }

    static short floatToHalf(final float value) {
        final int bits = Float.floatToRawIntBits(value);
        final int sign = bits >>> 16 & 0x8000;
        if (Float.isNaN(value)) return (short) (sign | 0x7e00);
        final float size = Math.abs(value);
        if (size >= 65520) return (short) (sign | 0x7c00);
        // below 2^-14 the steps are 2^-24 wide, above they grow with the exponent
        final int exponent = Math.max(Math.getExponent(size), -14);
        final long steps = (long) Math.rint(Math.scalb((double) size, 10 - exponent));
        final long half = exponent == -14 ? steps : (exponent + 14L << 10) + steps;
        return (short) (sign | (int) half);
    }
}
