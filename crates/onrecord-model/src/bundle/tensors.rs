//! Tensors by name, with their shapes checked.

use safetensors::{Dtype, SafeTensors};

use super::BundleError;

/// The tensors of a file of weights.
#[derive(Debug)]
pub struct Tensors<'a> {
    file: SafeTensors<'a>,
}

impl<'a> Tensors<'a> {
    /// Reads the header.
    ///
    /// # Errors
    /// When the bytes are not in the safetensors format.
    pub fn read(bytes: &'a [u8]) -> Result<Tensors<'a>, BundleError> {
        let wrong = |error: safetensors::SafeTensorError| problem("", &error.to_string());
        Ok(Tensors { file: SafeTensors::deserialize(bytes).map_err(wrong)? })
    }

    /// A tensor of 32-bit floats of this shape.
    ///
    /// # Errors
    /// When it is not there, or of another type or shape.
    pub fn floats(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, BundleError> {
        let bytes = self.bytes(name, shape, Dtype::F32)?;
        Ok(bytes.as_chunks().0.iter().map(|&chunk| f32::from_le_bytes(chunk)).collect())
    }

    /// A tensor of signed bytes of this shape.
    ///
    /// # Errors
    /// When it is not there, or of another type or shape.
    pub fn bytes_signed(&self, name: &str, shape: &[usize]) -> Result<Vec<i8>, BundleError> {
        let bytes = self.bytes(name, shape, Dtype::I8)?;
        Ok(bytes.iter().map(|&byte| i8::from_le_bytes([byte])).collect())
    }

    /// An array of 32-bit floats.
    ///
    /// # Errors
    /// When it is not there, or of another type or length.
    pub fn array<const N: usize>(&self, name: &str) -> Result<[f32; N], BundleError> {
        let floats = self.floats(name, &[N])?;
        floats.try_into().map_err(|_| problem(name, "another length"))
    }

    fn bytes(&self, name: &str, shape: &[usize], kind: Dtype) -> Result<&'a [u8], BundleError> {
        let tensor = self.file.tensor(name).map_err(|error| problem(name, &error.to_string()))?;
        if tensor.shape() != shape || tensor.dtype() != kind {
            let found = format!("{:?} {:?}, expected {kind:?} {shape:?}", tensor.dtype(), tensor.shape());
            return Err(problem(name, &found));
        }
        Ok(tensor.data())
    }
}

fn problem(name: &str, problem: &str) -> BundleError {
    BundleError::Tensor { name: name.to_owned(), problem: problem.to_owned() }
}
